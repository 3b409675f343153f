import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkImage } from './check-image.ts'
import { createCompile } from './compile.ts'
import { locateResources } from './locate-resources.ts'
import { pngOf, sha } from './sample-image.test-kit.ts'

describe('checkImage', () => {
  it('reads the size of a picture it can use', () => {
    expect(checkImage(sha, pngOf(40, 30))).toMatchObject({
      ok: true,
      file: `images/${sha}.png`,
      width: 40,
      height: 30,
    })
  })

  it('goes by the bytes, not by any name', () => {
    expect(checkImage(sha, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
      ok: false,
      reason: 'format',
    })
    expect(checkImage(sha, Buffer.from('%PDF-1.7'))).toEqual({ ok: false, reason: 'format' })
    expect(checkImage(sha, new Uint8Array())).toEqual({ ok: false, reason: 'format' })
    expect(checkImage(sha, null)).toEqual({ ok: false, reason: 'missing' })
  })

  it('refuses a picture that claims more than 50 megapixels before anything decodes it', () => {
    const bomb = Buffer.from(pngOf(1, 1))
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    expect(checkImage(sha, bomb)).toEqual({ ok: false, reason: 'too-large' })
  })

  it('finds a PNG that was cut off, and one with a flipped bit', () => {
    const whole = Buffer.from(pngOf(40, 30))
    expect(checkImage(sha, whole.subarray(0, whole.length - 9))).toEqual({ ok: false, reason: 'damaged' })
    const flipped = Buffer.from(whole)
    flipped[45] = (flipped[45] ?? 0) ^ 1
    expect(checkImage(sha, flipped)).toEqual({ ok: false, reason: 'damaged' })
  })
})

it('finds a JPEG that was cut off, even one with a whole preview inside', () => {
  const size = [0xff, 0xc0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0]
  const preview = [0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]
  const before = [
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    2 + preview.length,
    ...preview,
    ...size,
    0xff,
    0xda,
    0,
    2,
    1,
    2,
    3,
  ]
  expect(checkImage(sha, Uint8Array.from([...before, 0xff, 0xd9]))).toMatchObject({
    ok: true,
    width: 3,
    height: 2,
  })
  expect(checkImage(sha, Uint8Array.from(before))).toEqual({ ok: false, reason: 'damaged' })
})

const corpus = join(import.meta.dirname, '../../../shared/corpora/images/png')
describe.skipIf(!existsSync(corpus))('175 odd PNGs that nobody here drew', () => {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.png')) : []

  it('accepts every sound one and refuses every corrupt one, here or in the compiler', async () => {
    const compile = createCompile(locateResources(import.meta.dirname))
    const wrong: string[] = []
    for (const name of files) {
      const checked = checkImage(sha, readFileSync(join(corpus, name)))
      const usable = checked.ok && !(await refuses(compile, checked.bytes))
      if (usable === name.startsWith('x')) wrong.push(name)
    }
    expect(files.length).toBeGreaterThan(150)
    // A wrong checksum of compressed pixels (xcs) and of a header (xhd) are faults too; all must be noticed.
    expect(wrong).toEqual([])
  }, 60_000)
})

async function refuses(compile: ReturnType<typeof createCompile>, bytes: Uint8Array): Promise<boolean> {
  const outcome = await compile({
    main: 'templates/report/template.typ',
    data: '{}',
    files: [{ path: 'images/x.png', bytes }],
    standard: 'ua-1',
    identifier: '',
  })
  return !outcome.ok && outcome.unusable.length > 0
}
