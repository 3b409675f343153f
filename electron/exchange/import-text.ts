import type { DocumentNode } from '../../shared/document/body.ts'

/**
 * Decodes text by its byte order mark, as UTF-8 where it is valid, else as Windows-1252, in which most older files
 * were written.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80]!)
  }
}

// Node's own decoder leaves these as control characters. Five places of the table are empty.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Paragraphs of plain text: parted by empty lines, or, in a text that has none, by line breaks. */
export function readText(text: string): DocumentNode[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '')
  const parted = /\n[ \t]*\n/.test(lines)
  return lines
    .split(parted ? /\n(?:[ \t]*\n)+/ : '\n')
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'paragraph', content: linesToInline(part.split('\n')) }))
}

/** Lines of one paragraph, kept apart by breaks. */
function linesToInline(lines: string[]): DocumentNode[] {
  return lines.flatMap((line, index) => {
    const text: DocumentNode[] = line.trim() === '' ? [] : [{ type: 'text', text: line.trim() }]
    return index === 0 ? text : [{ type: 'hardBreak' }, ...text]
  })
}
