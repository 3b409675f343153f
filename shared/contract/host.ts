import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { errors } from './errors.ts'

/** What the host around the page can do; the page hides what it cannot. */
export const capabilities = z.strictObject({
  /** Native dialogs: choose a library, choose where an export goes. */
  nativeDialogs: z.boolean(),
  revealFile: z.boolean(),
  openExternalLinks: z.boolean(),
  switchLibrary: z.boolean(),
  nativeMenu: z.boolean(),
})
export type Capabilities = z.infer<typeof capabilities>

export const hostDescription = z.strictObject({
  host: z.enum(['desktop', 'loopback', 'memory']),
  platform: z.enum(['darwin', 'win32', 'linux']),
  capabilities,
})
export type HostDescription = z.infer<typeof hostDescription>

export const recentLibrary = z.strictObject({
  key: z.string(),
  name: z.string(),
  folder: z.string(),
  current: z.boolean(),
})

const lacking = { NO_CAPABILITY: errors.NO_CAPABILITY }

export const hostContract = {
  describe: oc.output(hostDescription),
  /** Commands chosen in the native menu, by their ids in `shared/commands.ts`. */
  commands: oc.output(eventIterator(z.strictObject({ command: z.string() }))),
  /** Hands an https or mailto link to the system after asking; false when the person said no. */
  openLink: oc
    .input(z.strictObject({ href: z.string().max(2048) }))
    .output(z.strictObject({ opened: z.boolean() }))
    .errors(lacking),
  /** Asks where to put an artifact and writes it there; null when cancelled. */
  saveArtifact: oc
    .input(z.strictObject({ artifactId: z.string(), suggestedName: z.string().max(255) }))
    .output(z.strictObject({ fileName: z.string() }).nullable())
    .errors({ ...lacking, NOT_FOUND: errors.NOT_FOUND, DISK_FULL: errors.DISK_FULL }),
  recentLibraries: oc.output(z.array(recentLibrary)),
  /** Opens another library in place of this one: by its key among the recent ones, or, without, by asking. */
  openLibrary: oc
    .input(z.strictObject({ key: z.string().optional(), create: z.boolean().default(false) }))
    .output(z.strictObject({ opened: z.boolean() }))
    .errors(lacking),
}
