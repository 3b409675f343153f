import { imageSize } from 'image-size'
import { expect, it } from 'vitest'
import { encodeJpeg } from '../images/encode-jpeg.ts'
import { metadataIn, withoutMetadata } from './picture-metadata.ts'
import { photoSaying } from './photo.test-kit.ts'

const plain = encodeJpeg(new Uint8Array(3 * 8 * 16).fill(90), {
  width: 8,
  height: 16,
  grey: false,
  quality: 80,
})
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

it('takes out what a photograph says of itself, wherever it says it, and leaves what it shows', () => {
  const photo = photoSaying(plain, 'Maria Quispe')
  expect(text(photo).match(/Quispe/g)).toHaveLength(4)
  expect(text(metadataIn(photo)).match(/Quispe/g)).toHaveLength(4)
  const silent = withoutMetadata(photo)
  expect(text(silent)).not.toContain('Quispe')
  expect(text(metadataIn(silent))).not.toMatch(/[a-z]{5}/i)
  // Its colours and its way up are as they were.
  expect(text(silent)).toContain('ICC_PROFILE')
  expect(imageSize(silent)).toMatchObject({ width: 8, height: 16, orientation: 6 })
  expect(text(silent).endsWith(text(plain.subarray(-40)))).toBe(true)
  expect(withoutMetadata(silent)).toEqual(Buffer.from(silent))
})

it('leaves out the picture or the film that a telephone puts behind a photograph, and what that says', () => {
  const film = Buffer.from('film of Maria Quispe\xff\xd9 more', 'latin1')
  for (const behind of [photoSaying(plain, 'Maria Quispe'), film]) {
    const both = Buffer.concat([plain, behind])
    expect(text(metadataIn(both))).toContain('Quispe')
    expect(Buffer.from(withoutMetadata(both)).equals(plain)).toBe(true)
  }
})

it('finds what is said behind bytes that fill, and between one run of dots and the next', () => {
  const said = Buffer.from('\xff\xfe\0\x0eMaria Quispe', 'latin1')
  const filled = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xff]), said, plain.subarray(2)])
  const between = Buffer.concat([plain.subarray(0, -2), said, plain.subarray(-2)])
  for (const photo of [filled, between]) {
    expect(text(metadataIn(photo))).toBe('Maria Quispe')
    expect(Buffer.from(withoutMetadata(photo)).equals(plain)).toBe(true)
  }
})

it('leaves other bytes, and a JPEG that is cut off, as they are', () => {
  for (const bytes of [Uint8Array.of(), Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff), Buffer.from('GIF89a')]) {
    expect(withoutMetadata(bytes)).toBe(bytes)
    expect(metadataIn(bytes)).toHaveLength(0)
  }
})
