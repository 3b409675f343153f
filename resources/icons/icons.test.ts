import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icnsTypes, toIcns, toIco } from './containers.mjs'

const read = (name: string) => readFileSync(join(import.meta.dirname, name))

/** Width and height of a PNG, from its IHDR chunk; throws where the bytes are no PNG. */
function sizeOf(png: Buffer): number {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20))
  return png.readUInt32BE(16)
}

describe('the icons', () => {
  it('are drawn in every size, each file named after it', () => {
    const names = readdirSync(join(import.meta.dirname, 'png'))
    expect(names).toHaveLength(9)
    for (const name of names)
      expect(`${sizeOf(read(`png/${name}`))}x${sizeOf(read(`png/${name}`))}.png`).toBe(name)
  })

  it('come to Windows in one file whose directory tells the truth', () => {
    const ico = read('icon.ico')
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 7])
    const sizes = Array.from({ length: 7 }, (_, index) => {
      const entry = 6 + 16 * index
      const start = ico.readUInt32LE(entry + 12)
      const size = sizeOf(ico.subarray(start, start + ico.readUInt32LE(entry + 8)))
      expect(ico.readUInt8(entry)).toBe(size % 256)
      return size
    })
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('come to macOS in one file whose blocks add up', () => {
    const icns = read('icon.icns')
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const blocks: [string, number][] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      blocks.push([icns.toString('latin1', at, at + 4), sizeOf(icns.subarray(at + 8))])
    }
    expect(blocks).toEqual(icnsTypes)
  })

  it('are the drawings as packed, not older ones', () => {
    const png = (size: number) => read(`png/${size}x${size}.png`)
    expect(
      toIco([16, 24, 32, 48, 64, 128, 256].map((size) => [size, png(size)])).equals(read('icon.ico')),
    ).toBe(true)
    const images = new Map([16, 32, 64, 128, 256, 512, 1024].map((size) => [size, png(size)]))
    expect(toIcns(images).equals(read('icon.icns'))).toBe(true)
  })

  it('are drawn from sources that load nothing', () => {
    for (const name of ['icon.svg', 'icon-small.svg']) {
      expect(read(name).toString()).not.toMatch(/<(script|image|use|foreignObject)|href|url\((?!#)|@import/)
    }
  })
})
