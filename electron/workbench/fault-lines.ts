import { errorCode } from '../library/files/error-code.ts'

const mostCauses = 5

/**
 * What a log may say of a fault: the kind of error, its system code, and where in the program it arose, down the chain
 * of causes. Messages are left out: parsers and editors quote the text they stumbled over, and no document's words
 * belong in a log. `reference` is what the person was shown.
 */
export function faultLines(fault: unknown, reference?: string): string {
  const lines: string[] = []
  for (let at = fault; at !== undefined && lines.length < mostCauses; at = causeOf(at)) {
    if (!(at instanceof Error)) {
      lines.push(`${lines.length > 0 ? 'because of ' : ''}a ${typeof at} that was thrown`)
      break
    }
    const code = errorCode(at)
    const what = `${lines.length > 0 ? 'because of ' : ''}${at.name}${/^[A-Z_]+$/.test(code) ? ` ${code}` : ''}`
    lines.push([what, ...framesOf(at)].join('\n'))
  }
  return [...(reference === undefined ? [] : [`Fault ${reference}`]), ...lines].join('\n')
}

const causeOf = (fault: unknown): unknown => (fault instanceof Error ? fault.cause : undefined)

/** A stack begins with the message, which may have many lines; frames begin with “at”. */
function framesOf({ message, stack = '' }: Error): string[] {
  return stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+|native|anonymous|index \d+)\)?$/.test(line))
}
