import { describe, expect, it } from 'vitest'
import {
  failureOf,
  idOf,
  libraryPath,
  newWorld,
  plant,
  readText,
  reopen,
  saveText,
  summaryOf,
} from '../../electron/library/library.test-kit.ts'
import { plantRevision, rehashed, foreignRevision, withPayload } from './plant-revision.ts'

const reaching = [
  '{"record":{"text":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
  '{"__proto__":{"polluted":1,"record":{"text":"y"}},"record":{"text":"x"}}',
  '{"record":{"text":"x"},"body":{"__proto__":{"polluted":1},"toString":null,"hasOwnProperty":1}}',
]

const isPolluted = (): boolean => 'polluted' in {} || 'polluted' in [] || 'polluted' in Function.prototype

describe('a revision whose JSON is hostile under a checksum that holds', () => {
  it.each(reaching)('reaches for no prototype, and comes back as it was: %s', async (payload) => {
    const world = await newWorld()
    await plantRevision(world, withPayload(idOf(1), Buffer.from(payload), 1))
    const { library } = await reopen(world)
    const { record, body } = await library.read(idOf(1))
    expect(isPolluted()).toBe(false)
    expect(record).toMatchObject({ text: 'x' })
    const state = { record, ...(body === undefined ? {} : { body }) }
    await library.save(idOf(1), state, { summary: summaryOf(idOf(1), 'x') })
    expect(await readText(library, idOf(1))).toBe('x')
    expect(isPolluted()).toBe(false)
  })

  it('is read one way only where a key stands twice: the last one, in payload and header alike', async () => {
    const world = await newWorld()
    const twice = Buffer.from('{"record":{"text":"first"},"record":{"text":"last"}}')
    await plantRevision(world, withPayload(idOf(1), twice, 1))
    const { bytes } = foreignRevision(idOf(2), 'words')
    const other = `"id":"${idOf(3)}",`
    await plantRevision(
      world,
      rehashed(bytes, (text) => text.replace('{"fmt"', `{${other}"fmt"`)),
    )
    const { library } = await reopen(world)
    expect(await readText(library, idOf(1))).toBe('last')
    expect(await readText(library, idOf(2))).toBe('words')
    expect(await failureOf(library.read(idOf(3)))).toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each(['[', '{"a":'])(
    'is refused when it nests too deep, and the version before answers: %s',
    async (open) => {
      const world = await newWorld()
      await saveText(world.library, idOf(1), 'before')
      await world.library.close()
      const close = open === '[' ? ']' : '}'
      const deep = `{"record":${open.repeat(100_000)}1${close.repeat(100_000)}}`
      await plantRevision(world, withPayload(idOf(1), Buffer.from(deep), 2))
      const { library } = await reopen(world)
      expect(await readText(library, idOf(1))).toBe('before')
    },
  )
})

it.each(['library.json', 'index.cache', 'lock.json'])(
  'a %s that reaches for a prototype changes nothing',
  async (file) => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'safe')
    await world.library.close()
    await plant(
      world.ports.fs,
      `${libraryPath}/${file}`,
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    )
    const { library } = await reopen(world)
    expect(await readText(library, idOf(1))).toBe('safe')
    expect(isPolluted()).toBe(false)
  },
)
