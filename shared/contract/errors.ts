import { z } from 'zod'
import { recordId } from '../model/ids.ts'

/**
 * The one vocabulary of failures. Each procedure declares those it may raise; the page turns the code into a sentence
 * in the reader's language. No error carries a path, a stack or a text to be parsed.
 */
export const errors = {
  /** No record, revision, object or artifact of that name. */
  NOT_FOUND: {
    data: z.strictObject({
      what: z.enum(['record', 'revision', 'object', 'artifact', 'block', 'backup', 'bundle', 'issue']),
      id: z.string(),
    }),
  },
  /** The input is well formed but says something impossible; `fields` are dotted paths with a reason code each. */
  INVALID: {
    data: z.strictObject({ fields: z.array(z.strictObject({ path: z.string(), reason: z.string() })) }),
  },
  /** Somebody else saved since `baseRev`; nothing was written. */
  CONFLICT: { data: z.strictObject({ id: recordId, currentRev: z.int() }) },
  /** The library cannot be written: another program has it, a newer version made it, or the medium forbids it. */
  READ_ONLY: { data: z.strictObject({ reason: z.enum(['locked', 'newer-format', 'medium']) }) },
  /** The library's disk has no room, and the words stay in memory; or, `chosen`, that of a folder somebody chose for something else. */
  DISK_FULL: { data: z.strictObject({ chosen: z.literal(true) }).optional() },
  /** Every copy of the record is damaged; the damaged files were kept aside. */
  DAMAGED: {
    data: z.strictObject({
      id: z.string(),
      /** Of a sealed library: its checksum holds and its seal does not, so that somebody without the key made or moved it. */
      tampered: z.literal(true).optional(),
    }),
  },
  /** The medium did not answer now (network drive, cloud placeholder, unplugged stick); nothing is wrong with the file. */
  CANNOT_READ_NOW: {},
  /** Larger than this kind of thing may be; `limit` in bytes. */
  TOO_LARGE: { data: z.strictObject({ limit: z.int() }) },
  /** A pack beyond what can be bound here: too many pages, or more memory than one build may take; no file was written. */
  PACK_TOO_LARGE: {},
  /** Typesetting ended without a file; the diagnostics say why. */
  TYPESETTING_FAILED: {
    data: z.strictObject({
      diagnostics: z.array(z.string()),
      /** The user's own template that was followed, and where in it the typesetter stopped; `line` from 1. */
      template: z
        .strictObject({ name: z.string(), file: z.string().optional(), line: z.int().nullish() })
        .optional(),
    }),
  },
  /** Some characters are in no font of the program, and nobody has agreed to signs in their place; `blockId` null: in the record. */
  UNCOVERED_CHARACTERS: {
    data: z.strictObject({
      places: z.array(z.strictObject({ blockId: z.string().nullable(), characters: z.string() })),
    }),
  },
  /** Only a document that was cleared can be issued. */
  NOT_CLEARED: {},
  /** Restricted papers would enter copies for audiences that are not to have them; a reason given for each lets them. */
  RESTRICTED_PAPER: {
    data: z.strictObject({
      papers: z.array(
        z.strictObject({
          entryId: z.string(),
          title: z.string(),
          audienceId: z.string(),
          audience: z.string(),
        }),
      ),
    }),
  },
  /** The file's bytes are not what its name says, or no format we read. */
  UNSUPPORTED_FILE: { data: z.strictObject({ fileName: z.string(), reason: z.string() }) },
  /** The file is encrypted: no passphrase was given, it is the wrong one, or to try it would cost more than is safe. */
  PASSPHRASE: { data: z.strictObject({ reason: z.enum(['needed', 'wrong', 'too-costly']) }) },
  /** The library is sealed and nobody has opened it, or it is being sealed just now. */
  LOCKED: {},
  /** Too many wrong passphrases in a row: none is looked at before `seconds` have passed. */
  TOO_SOON: { data: z.strictObject({ seconds: z.int() }) },
  /** No backup of how things stand could be made first, and nobody agreed to go on without; nothing was changed. */
  NO_BACKUP: { data: z.strictObject({ problem: z.string() }) },
  /** The host has no such ability (it said so among its capabilities). */
  NO_CAPABILITY: { data: z.strictObject({ capability: z.string() }) },
  /** Anything unforeseen; `reference` is found in the log beside the cause. */
  UNEXPECTED: { data: z.strictObject({ reference: z.string() }) },
} as const

/** What reading a record may be refused with. */
export const readErrors = {
  NOT_FOUND: errors.NOT_FOUND,
  DAMAGED: errors.DAMAGED,
  CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
}

/** What writing a record may be refused with; whether it was changed meanwhile is for each procedure to say. */
export const writeErrors = {
  INVALID: errors.INVALID,
  READ_ONLY: errors.READ_ONLY,
  DISK_FULL: errors.DISK_FULL,
  TOO_LARGE: errors.TOO_LARGE,
  CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
}
