import { crc32, deflateSync } from 'node:zlib'

/** The name under which tests keep their one good picture. */
export const sha = 'a'.repeat(64)

/** A plain PNG; with `spoilPixels` its chunks and checksums are right and its pixels are not. */
export function pngOf(width: number, height: number, options: { spoilPixels?: boolean } = {}): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  header[9] = 2
  const rows = Buffer.alloc((width * 3 + 1) * height, 0)
  const pixels = options.spoilPixels ? Buffer.from('these are no compressed pixels') : deflateSync(rows)
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + content.length)
  bytes.writeUInt32BE(content.length, 0)
  bytes.write(name, 4, 'latin1')
  content.copy(bytes, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length)
  return bytes
}
