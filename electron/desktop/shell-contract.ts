import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { recentLibrary } from '../../shared/contract/host.ts'
import { sha256 } from '../../shared/model/ids.ts'

const libraryId = z.string().min(1).max(64)
const wrappedKey = z.base64().length(44)

/** What the process of the workbench asks of the shell, which alone has windows and dialogs. */
export const shellContract = {
  openLink: oc.input(z.strictObject({ href: z.string() })).output(z.strictObject({ opened: z.boolean() })),
  /** The absolute path the person chose, null when cancelled. */
  chooseSaveTarget: oc.input(z.strictObject({ suggestedName: z.string() })).output(z.string().nullable()),
  /** The absolute path of the folder the person chose, null when cancelled. */
  chooseFolder: oc
    .input(z.strictObject({ purpose: z.enum(['backups', 'restore']) }))
    .output(z.string().nullable()),
  recentLibraries: oc.output(z.array(recentLibrary)),
  openLibrary: oc
    .input(z.strictObject({ key: z.string().optional(), create: z.boolean() }))
    .output(z.strictObject({ opened: z.boolean() })),
  /** The system's keychain, and what it keeps for a library: a key of 32 bytes, in base64. */
  keychainStrength: oc.output(z.enum(['good', 'weak', 'unavailable'])),
  recallKey: oc.input(z.strictObject({ libraryId })).output(wrappedKey.nullable()),
  keepKey: oc
    .input(z.strictObject({ libraryId, key: wrappedKey }))
    .output(z.strictObject({ kept: z.boolean() })),
  forgetKey: oc.input(z.strictObject({ libraryId })).output(z.strictObject({})),
  /** Commands chosen in the native menu. */
  commands: oc.output(eventIterator(z.strictObject({ command: z.string() }))),
}

/** Codes an upload may be refused with; the bytes were not kept. */
export const uploadRefusal = z.enum([
  'TOO_LARGE',
  'DISK_FULL',
  'READ_ONLY',
  'LOCKED',
  'UNSUPPORTED_FILE',
  'IO',
])

const blob = z.instanceof(Blob)

/** What the shell asks of the process of the workbench: the bytes behind the page's addresses. */
export const storeContract = {
  readAsset: oc
    .input(z.strictObject({ sha256 }))
    .output(z.strictObject({ bytes: blob, mediaType: z.string(), inline: z.boolean() }).nullable()),
  readArtifact: oc
    .input(z.strictObject({ id: z.string().max(64) }))
    .output(z.strictObject({ bytes: blob, mediaType: z.string(), fileName: z.string() }).nullable()),
  upload: oc
    .input(z.strictObject({ bytes: blob, fileName: z.string().min(1).max(255) }))
    .output(
      z.union([
        z.strictObject({ sha256, size: z.int(), mediaType: z.string() }),
        z.strictObject({ refused: uploadRefusal }),
      ]),
    ),
}

/** Why a library could not be opened or made. */
export const openFailure = z.enum(['not-a-library', 'not-empty', 'no-backup', 'cannot-open'])
export type OpenFailure = z.infer<typeof openFailure>

/** What the shell tells the process; ports travel beside the message. */
export const toProcess = z.discriminatedUnion('say', [
  /** Ports: the shell's own contract, the store's contract. */
  z.strictObject({
    say: z.literal('open'),
    folder: z.string(),
    create: z.boolean(),
    version: z.string(),
    /** It is made first, from the newest backup in a folder: of the library called `name` where there are several. */
    restore: z.strictObject({ from: z.string(), name: z.string() }).optional(),
  }),
  /** Port: a page's. */
  z.strictObject({ say: z.literal('page') }),
  z.strictObject({ say: z.literal('child-said'), id: z.int(), message: z.unknown() }),
  z.strictObject({ say: z.literal('child-gone'), id: z.int(), code: z.int() }),
  z.strictObject({ say: z.literal('close') }),
])
export type ToProcess = z.infer<typeof toProcess>

/** What the process tells the shell. */
export const fromProcess = z.discriminatedUnion('say', [
  z.strictObject({ say: z.literal('opened') }),
  z.strictObject({ say: z.literal('failed'), reason: openFailure }),
  z.strictObject({ say: z.literal('start-child'), id: z.int() }),
  z.strictObject({ say: z.literal('tell-child'), id: z.int(), message: z.unknown() }),
  z.strictObject({ say: z.literal('kill-child'), id: z.int() }),
  z.strictObject({ say: z.literal('closed') }),
])
export type FromProcess = z.infer<typeof fromProcess>
