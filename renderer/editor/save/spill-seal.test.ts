import { webcrypto } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createSpillSeal, noSeal } from './spill-seal.ts'
import type { SpilledBody } from './spill.ts'

beforeAll(() => {
  if (!globalThis.crypto?.subtle) vi.stubGlobal('crypto', webcrypto)
})

const key = Buffer.alloc(32, 7).toString('base64')
const words: SpilledBody = {
  documentId: 'a',
  body: {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Quetzalpapalotl' }] }],
  },
  baseRev: 3,
  at: 1,
}
/** Everything that can be read of what is put aside. */
const readable = (kept: unknown) =>
  JSON.stringify(kept, (_name, value: unknown) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? Buffer.from(value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Uint8Array)).toString(
          'latin1',
        )
      : value,
  )

describe('words that wait outside a sealed library', () => {
  it('cannot be read there, and are there again with its key', async () => {
    const seal = createSpillSeal(() => Promise.resolve(key))
    const kept: unknown = await seal.close(words)
    expect(readable(kept)).not.toContain('Quetzal')
    expect(await seal.open(kept)).toEqual(words)
    expect(await createSpillSeal(() => Promise.resolve(key)).open(kept)).toEqual(words)
  })

  it('are for no other key, and for no other document', async () => {
    const seal = createSpillSeal(() => Promise.resolve(key))
    const kept = (await seal.close(words)) as object
    const other = createSpillSeal(() => Promise.resolve(Buffer.alloc(32, 8).toString('base64')))
    expect(await other.open(kept)).toBeNull()
    expect(await seal.open({ ...kept, documentId: 'b' })).toBeNull()
    expect(await createSpillSeal(() => Promise.resolve(null)).open(kept)).toBeNull()
  })

  it('are not put aside in the clear while nobody says whether it is sealed', async () => {
    const readKey = vi.fn(() => Promise.reject(new Error('locked')))
    const seal = createSpillSeal(readKey)
    expect(await seal.close(words)).toBeNull()
    expect(readKey).toHaveBeenCalledTimes(2)
  })
})

describe('words that wait outside a plain library', () => {
  it('lie as they are, and at once: the page may be gone a moment later', async () => {
    const seal = createSpillSeal(() => Promise.resolve(null))
    await Promise.resolve()
    await Promise.resolve()
    expect(seal.close(words)).toBe(words)
    expect(await seal.open(words)).toBe(words)
    expect(noSeal.close(words)).toBe(words)
  })
})
