import { Buffer } from 'node:buffer'

/** An .ico of PNG images, [size in pixels, PNG] each (the ICONDIR and ICONDIRENTRY structures of Windows). */
export function toIco(images) {
  const directory = Buffer.alloc(6 + 16 * images.length)
  directory.writeUInt16LE(1, 2)
  directory.writeUInt16LE(images.length, 4)
  let offset = directory.length
  images.forEach(([size, png], index) => {
    const entry = 6 + 16 * index
    // One byte each for width and height; 0 stands for 256.
    directory.writeUInt8(size % 256, entry)
    directory.writeUInt8(size % 256, entry + 1)
    directory.writeUInt16LE(1, entry + 4)
    directory.writeUInt16LE(32, entry + 6)
    directory.writeUInt32LE(png.length, entry + 8)
    directory.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([directory, ...images.map(([, png]) => png)])
}

/** Apple's names of the PNG images in an .icns, and their sizes in pixels; the later ones are for Retina displays. */
export const icnsTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
]

/** An .icns of PNG images, given as a Map from size in pixels. */
export function toIcns(images) {
  const blocks = icnsTypes.flatMap(([type, size]) => {
    const png = images.get(size)
    return [header(type, png.length), png]
  })
  const length = blocks.reduce((sum, block) => sum + block.length, 0)
  return Buffer.concat([header('icns', length), ...blocks])
}

function header(type, contentLength) {
  const block = Buffer.alloc(8)
  block.write(type, 'latin1')
  block.writeUInt32BE(contentLength + 8, 4)
  return block
}
