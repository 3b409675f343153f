import { describe, expect, it } from 'vitest'
import { idOf, summaryOf } from '../library.test-kit.ts'
import { decodeRevision, encodeRevision, type HeaderFields } from './revision-file.ts'
import {
  maxRev,
  parseRevisionName,
  parseTemporaryName,
  shardOf,
  shards,
  toRevisionName,
} from './revision-name.ts'

const fields: HeaderFields = {
  library: 'l',
  id: idOf(1),
  rev: 17,
  base: '0123456789abcdef',
  schema: 1,
  kind: 'autosave',
  savedAt: '2026-01-05T10:00:00.000Z',
  writer: 'w',
  app: '1.0.0',
  meta: summaryOf(idOf(1), 'Réunion'),
}
const payload = Buffer.from(JSON.stringify({ record: 'Réunion à Genève' }))

describe('a revision file', () => {
  it('is exactly three lines: header, payload of `len` bytes, checksum of 72 bytes', () => {
    const { bytes, name } = encodeRevision(fields, payload)
    const [first = '', second, third, rest] = Buffer.from(bytes).toString('utf8').split('\n')
    expect(JSON.parse(first)).toEqual({ fmt: 'rapporteur-revision', v: 1, ...fields, len: payload.length })
    expect(second).toBe(payload.toString('utf8'))
    expect(third).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(rest).toBe('')
    expect(name.fileName).toBe(`${idOf(1)}.r0000000017.${third?.slice(7, 23)}.doc`)
  })

  it('is read back with its header and payload', () => {
    const { bytes, name } = encodeRevision(fields, payload)
    expect(decodeRevision(bytes, name)).toMatchObject({
      ok: true,
      header: fields,
      payload: { record: 'Réunion à Genève' },
    })
  })

  it('under another record’s name, number or hash is not taken for it', () => {
    const { bytes, name } = encodeRevision(fields, payload)
    for (const wrong of [{ id: idOf(2) }, { rev: 18 }, { hash: 'f'.repeat(16) }])
      expect(decodeRevision(bytes, { ...name, ...wrong })).toEqual({ ok: false, problem: 'name' })
  })

  it('with a payload that is no JSON, or too deep, is refused though its checksum holds', () => {
    for (const text of ['{"record":', '['.repeat(5000) + ']'.repeat(5000)])
      expect(decodeRevision(encodeRevision(fields, Buffer.from(text)).bytes)).toEqual({
        ok: false,
        problem: 'payload',
      })
  })

  it('keeps what a later version added to the summary from being taken for damage', () => {
    const later = { ...fields, meta: { ...summaryOf(idOf(1), 'x'), mood: 'bright' } }
    expect(decodeRevision(encodeRevision(later, payload).bytes).ok).toBe(true)
  })

  it('that speaks of another record than its name, or holds none, is refused', () => {
    const refused = [
      encodeRevision({ ...fields, meta: summaryOf(idOf(2), 'x') }, payload),
      encodeRevision({ ...fields, meta: null }, payload),
      encodeRevision({ ...fields, kind: 'tombstone' }, payload),
      encodeRevision({ ...fields, kind: 'tombstone', meta: null }, payload),
      encodeRevision(fields, Buffer.from('null')),
      encodeRevision(fields, Buffer.from('[1]')),
    ]
    for (const { bytes } of refused) expect(decodeRevision(bytes).ok).toBe(false)
    const tombstone = encodeRevision({ ...fields, kind: 'tombstone', meta: null }, Buffer.from('null'))
    expect(decodeRevision(tombstone.bytes).ok).toBe(true)
  })

  it('too short to be one is damaged, not a crash', () => {
    for (const text of ['', '\n', 'sha256:', `sha256:${'0'.repeat(64)}\n`])
      expect(decodeRevision(Buffer.from(text))).toEqual({ ok: false, problem: 'checksum' })
  })
})

describe('a revision’s name', () => {
  it('says the record, the number and the hash, and nothing else is taken for one', () => {
    const name = toRevisionName(idOf(1), 17, '0123456789abcdef')
    expect(parseRevisionName(name.fileName)).toEqual(name)
    for (const wrong of [' (1).doc', '-LAPTOP.doc', '.tmp', '.doc.doc'])
      expect(parseRevisionName(name.fileName.replace('.doc', wrong))).toBeNull()
    expect(parseRevisionName(name.fileName.toUpperCase())).toBeNull()
    expect(parseRevisionName(`../${name.fileName}`)).toBeNull()
    expect(toRevisionName(idOf(1), maxRev, 'x').fileName).toContain('.r9999999999.')
  })

  it('can be told while the file is still being written', () => {
    const name = toRevisionName(idOf(1), 17, '0123456789abcdef')
    expect(parseTemporaryName(`.${name.fileName}.0123abcd.tmp`)).toEqual(name)
    expect(parseTemporaryName(`.${name.fileName}.tmp`)).toBeNull()
    expect(parseTemporaryName('.other.0123abcd.tmp')).toBeNull()
  })

  it('spreads records evenly over 256 folders', () => {
    const used = new Map<string, number>()
    for (let n = 0; n < 10_000; n += 1) used.set(shardOf(idOf(n)), (used.get(shardOf(idOf(n))) ?? 0) + 1)
    expect([...used.keys()].toSorted()).toEqual(shards)
    expect(Math.max(...used.values())).toBeLessThan(80)
  })
})
