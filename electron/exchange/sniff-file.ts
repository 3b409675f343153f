export type FileFormat =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'zip'
  | 'html'
  | 'markdown'
  | 'jsonl'
  | 'text'
  | 'unknown'

/** What a file is, told by its first bytes; `mediaType` is one a browser never runs. */
export type Sniffed = { format: FileFormat; mediaType: string }

/**
 * Tells what a file is by its bytes. The name decides only between forms that bytes cannot tell apart: kinds of text.
 * HTML, SVG and XML are served as plain text, and what is not recognised as bytes.
 */
export function sniffFile(bytes: Uint8Array, fileName: string): Sniffed {
  for (const { format, mediaType, at, signature } of signatures) {
    if (startsWith(bytes, at, signature) && (format !== 'webp' || startsWith(bytes, 0, ascii('RIFF')))) {
      return { format, mediaType }
    }
  }
  if (holdsPdf(bytes, extensionOf(fileName))) return { format: 'pdf', mediaType: 'application/pdf' }
  if (startsWith(bytes, 0, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, 0, [0x50, 0x4b, 0x05, 0x06]))
    return sniffZip(bytes)
  const extension = extensionOf(fileName)
  if (!isText(bytes, extension)) return { format: 'unknown', mediaType: 'application/octet-stream' }
  return { format: textFormat(bytes, extension), mediaType: 'text/plain; charset=utf-8' }
}

/** The part of a file name after its last point, in lower case; '' where there is none. */
export function extensionOf(fileName: string): string {
  const point = fileName.lastIndexOf('.')
  return point < 0 ? '' : fileName.slice(point + 1).toLowerCase()
}

const signatures: { format: FileFormat; mediaType: string; at: number; signature: number[] }[] = [
  { format: 'pdf', mediaType: 'application/pdf', at: 0, signature: ascii('%PDF-') },
  {
    format: 'png',
    mediaType: 'image/png',
    at: 0,
    signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
  { format: 'jpeg', mediaType: 'image/jpeg', at: 0, signature: [0xff, 0xd8, 0xff] },
  { format: 'gif', mediaType: 'image/gif', at: 0, signature: ascii('GIF87a') },
  { format: 'gif', mediaType: 'image/gif', at: 0, signature: ascii('GIF89a') },
  { format: 'webp', mediaType: 'image/webp', at: 8, signature: ascii('WEBP') },
]

const office = 'application/vnd.openxmlformats-officedocument'
const officeParts: { format: FileFormat; mediaType: string; part: string }[] = [
  { format: 'docx', mediaType: `${office}.wordprocessingml.document`, part: 'word/' },
  { format: 'xlsx', mediaType: `${office}.spreadsheetml.sheet`, part: 'xl/' },
  { format: 'pptx', mediaType: `${office}.presentationml.presentation`, part: 'ppt/' },
]

/** Names stand in clear in a zip's headers, so the parts of an office file are seen without unpacking. */
function sniffZip(bytes: Uint8Array): Sniffed {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (content.includes('[Content_Types].xml')) {
    for (const { format, mediaType, part } of officeParts) {
      if (content.includes(part)) return { format, mediaType }
    }
  }
  return { format: 'zip', mediaType: 'application/zip' }
}

/** PDF readers accept up to a kilobyte of anything before the header, and a file without one that ends as a PDF ends. */
function holdsPdf(bytes: Uint8Array, extension: string): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = content.subarray(0, 1024)
  if (head.includes('%PDF-1.') || head.includes('%PDF-2.')) return true
  return extension === 'pdf' && content.subarray(-1024).includes('%%EOF')
}

/** Text has no control characters to speak of; a file that calls itself text may have some. */
function isText(bytes: Uint8Array, extension: string): boolean {
  if (startsWith(bytes, 0, [0xff, 0xfe]) || startsWith(bytes, 0, [0xfe, 0xff])) return true
  const head = bytes.subarray(0, 4096)
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length
  return controls === 0 || (textExtensions.has(extension) && controls * 5 < head.length)
}

const textExtensions = new Set([
  'txt',
  'text',
  'md',
  'markdown',
  'html',
  'htm',
  'xhtml',
  'jsonl',
  'ndjson',
  'csv',
])

function textFormat(bytes: Uint8Array, extension: string): FileFormat {
  if (extension === 'md' || extension === 'markdown') return 'markdown'
  if (extension === 'jsonl' || extension === 'ndjson') return 'jsonl'
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return 'html'
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  return /^(\u00ef\u00bb\u00bf)?<(!doctype html|html)\b/.test(head) ? 'html' : 'text'
}

function startsWith(bytes: Uint8Array, at: number, signature: readonly number[]): boolean {
  return bytes.length >= at + signature.length && signature.every((byte, index) => bytes[at + index] === byte)
}

function ascii(text: string): number[] {
  return [...Buffer.from(text, 'latin1')]
}
