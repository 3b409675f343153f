import { ORPCError } from '@orpc/client'
import { LibraryError } from '../library/library-error.ts'
import { AssetError } from '../workbench/asset-error.ts'
import { CliError } from './cli-error.ts'

type Details = Record<string, unknown>

const sentences: Readonly<Record<string, (data: Details) => string>> = {
  NOT_FOUND: ({ what, id }) => `there is no ${what ?? 'record'} ${id ?? ''}`.trim(),
  DAMAGED: ({ id, tampered }) =>
    tampered === true
      ? `${id} was changed or moved by somebody without the key of the library, and no good copy is left; the files were kept aside`
      : `every copy of ${id} is damaged; the damaged files were kept aside`,
  CANNOT_READ_NOW: () => 'the library cannot be read now: is its drive connected?',
  READ_ONLY: ({ reason }) =>
    `the library cannot be written: ${readOnlyReasons[String(reason)] ?? 'read-only'}`,
  DISK_FULL: () => 'the disk is full; nothing was changed',
  CONFLICT: () => 'the record was changed by somebody else meanwhile; nothing was written',
  TOO_LARGE: ({ limit }) => `larger than may be taken in${limit === undefined ? '' : ` (${limit} bytes)`}`,
  PACK_TOO_LARGE: () => 'the pack is too large to be bound in one piece; bind it in parts',
  TYPESETTING_FAILED: ({ diagnostics, template }) =>
    `typesetting failed${inTemplate(template)}: ${Array.isArray(diagnostics) ? diagnostics.join('; ') : ''}`,
  UNCOVERED_CHARACTERS: ({ places }) =>
    `no font here has these characters: ${describePlaces(places)}; --replace-characters puts a sign in the place of each`,
  NOT_CLEARED: () => 'only a document whose status is cleared can be issued; nothing was written',
  RESTRICTED_PAPER: ({ papers }) =>
    `restricted papers would enter copies they are withheld from: ${describePapers(papers)}; a reason for each (--overrides) lets them, and is recorded`,
  UNSUPPORTED_FILE: ({ fileName, reason }) => `${fileName} is no file that can be read (${reason})`,
  PASSPHRASE: ({ reason }) => passphraseReasons[String(reason)] ?? 'it is encrypted: give its passphrase',
  LOCKED: () => 'the library is sealed and was not opened',
  TOO_SOON: ({ seconds }) => `too many wrong passphrases in a row; try again in ${seconds} s`,
  KEY_DAMAGED: () => 'the key file of the sealed library is damaged, and no good copy of it is in reach',
  NO_BACKUP: ({ problem }) =>
    `no backup of how things stand could be made first (${problem}); nothing was changed`,
  INVALID: ({ fields }) => `not valid: ${describeFields(fields)}`,
  BAD_REQUEST: ({ issues, reason }) => `not valid: ${reason ?? describeIssues(issues)}`,
  UNEXPECTED: ({ reference }) => `something unforeseen happened (reference ${reference})`,
  NEWER_FORMAT: () => 'this library was written by a newer version of Rapporteur',
  NO_LIBRARY: () => 'there is no library here: is its drive connected? (`rapporteur init` makes one)',
  NOT_EMPTY: () => 'the folder is not empty; a new library wants a folder of its own',
  CLOSED: () => 'the library was closed',
  IO: () => 'the operating system refused',
}

const passphraseReasons: Readonly<Record<string, string>> = {
  needed: 'it is encrypted: give its passphrase in a file (--passphrase-file)',
  wrong: 'the passphrase does not open it',
  'too-costly': 'trying a passphrase on it would cost more than is safe; an honest bundle asks for less',
}

const readOnlyReasons: Readonly<Record<string, string>> = {
  locked: 'another program or machine has it open',
  'newer-format': 'a newer version of Rapporteur made it',
  medium: 'its medium is write-protected',
}

/** What the system says, for those who did not write it. */
const systemSentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'not a file',
  EACCES: 'the system does not allow it',
  EPERM: 'the system does not allow it',
  EADDRINUSE: 'another program listens at this port',
}

/** One line that says what happened and, where it helps, what to do; never a stack. */
export function explain(error: unknown): string {
  if (error instanceof CliError) return oneLine(error.message)
  if (error instanceof LibraryError) return fromCode(error.code, error.failure, error.cause)
  if (error instanceof ORPCError) return fromCode(String(error.code), error.data, error.cause)
  if (error instanceof AssetError) {
    const { code, cause } = error
    return fromCode(code, cause instanceof LibraryError ? cause.failure : null, cause)
  }
  if (!(error instanceof Error)) return oneLine(String(error))
  if (error.name === 'AbortError') return 'given up'
  return systemSentences[systemCode(error)] ?? oneLine(error.message)
}

function fromCode(code: string, data: unknown, cause: unknown): string {
  const sentence = sentences[code]
  const details = typeof data === 'object' && data !== null ? (data as Details) : {}
  // Whoever runs a command may see what the system said; it is their own machine.
  const system = cause instanceof Error && systemCode(cause) !== '' ? ` (${cause.message})` : ''
  return oneLine((sentence ? sentence(details) : code) + system)
}

function systemCode(error: Error): string {
  return 'syscall' in error && 'code' in error ? String(error.code) : ''
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}

function describePlaces(places: unknown): string {
  if (!Array.isArray(places)) return ''
  return places
    .map(({ blockId, characters }: { blockId?: unknown; characters?: unknown }) =>
      [String(characters), typeof blockId === 'string' ? `in ${blockId}` : 'in the properties'].join(' '),
    )
    .join('; ')
}

function describePapers(papers: unknown): string {
  if (!Array.isArray(papers)) return ''
  return papers
    .map(
      ({ title, entryId, audience, audienceId }: Record<string, unknown>) =>
        `“${String(title)}” (${String(entryId)}) for ${String(audience)} (${String(audienceId)})`,
    )
    .join('; ')
}

function describeFields(fields: unknown): string {
  if (!Array.isArray(fields)) return 'the input'
  return fields
    .map((field: { path?: string; reason?: string }) => `${field.path}: ${field.reason}`)
    .join('; ')
}

function describeIssues(issues: unknown): string {
  if (!Array.isArray(issues)) return 'the input'
  return issues
    .map(
      (issue: { path?: unknown[]; message?: string }) => `${(issue.path ?? []).join('.')}: ${issue.message}`,
    )
    .join('; ')
}

/** In which of the user's own templates, and where. */
function inTemplate(template: unknown): string {
  if (typeof template !== 'object' || template === null) return ''
  const { name, file, line }: Details = { ...template }
  const place = file === undefined ? '' : `, ${String(file)}${line ? ` line ${String(line)}` : ''}`
  return ` in the template ${String(name)}${place}`
}
