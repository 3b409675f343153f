import { crc32 } from 'node:zlib'
import { imageSize } from 'image-size'

/** A picture found fit for typesetting, or why it is not. Width and height are pixels. */
export type CheckedImage =
  | { ok: true; file: string; bytes: Uint8Array; width: number; height: number }
  | { ok: false; reason: ImageFault }

/** `format`: not PNG, JPEG, GIF or WebP, whatever its name says. */
export type ImageFault = 'missing' | 'format' | 'damaged' | 'too-large'

const mostPixels = 50_000_000
const mostBytes = 64 * 1024 * 1024

const formats = [
  { extension: 'png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { extension: 'jpg', magic: [0xff, 0xd8, 0xff] },
  { extension: 'gif', magic: [0x47, 0x49, 0x46, 0x38] },
] as const

/** Tells a picture by its first bytes, never by its name, and reads its size without decoding it. */
export function checkImage(sha256: string, bytes: Uint8Array | null): CheckedImage {
  if (!bytes) return { ok: false, reason: 'missing' }
  const extension = extensionOf(bytes)
  if (!extension) return { ok: false, reason: 'format' }
  if (bytes.length > mostBytes) return { ok: false, reason: 'too-large' }
  const size = sizeOf(bytes)
  if (!size) return { ok: false, reason: 'damaged' }
  if (size.width * size.height > mostPixels) return { ok: false, reason: 'too-large' }
  const cutOff = (extension === 'png' && !isWholePng(bytes)) || (extension === 'jpg' && !isWholeJpeg(bytes))
  if (cutOff) return { ok: false, reason: 'damaged' }
  return { ok: true, file: `images/${sha256}.${extension}`, bytes, ...size }
}

function extensionOf(bytes: Uint8Array): string | null {
  const found = formats.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte))
  if (found) return found.extension
  const riff = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return riff.startsWith('RIFF') && riff.endsWith('WEBP') ? 'webp' : null
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height, orientation } = imageSize(bytes)
    if (!(width > 0) || !(height > 0)) return null
    // EXIF orientations 5 to 8 turn the picture by a quarter.
    return orientation && orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch {
    return null
  }
}

/** Walks the chunks of a PNG to its end, checking each one's checksum (PNG, third edition, 5.4). */
function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 8
  while (offset + 12 <= bytes.length) {
    const length = view.getUint32(offset)
    const end = offset + 12 + length
    if (end > bytes.length) return false
    if (crc32(bytes.subarray(offset + 4, end - 4)) !== view.getUint32(end - 4)) return false
    if (view.getUint32(offset + 4) === 0x49454e44) return true
    offset = end
  }
  return false
}

/** Whether the end of the image follows the last scan; an earlier end is that of a preview inside the file. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > buffer.lastIndexOf(Buffer.from([0xff, 0xda]))
}
