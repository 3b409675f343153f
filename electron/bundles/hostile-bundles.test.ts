import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate/browser'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDocument, aMeeting, anId } from '../../tests/builders/records.ts'
import { checkBundleArchive } from '../workbench/bundle-desk.ts'
import { objectsNamedIn } from '../records/objects-named-in.ts'
import { BundleError } from './bundle-error.ts'
import { readBundle } from './read-bundle.ts'
import { digestOf, newSigningKey, sealOf } from './seal.ts'
import { aBody, aLaptop, words, type Laptop } from './two-laptops.test-kit.ts'

const meeting = anId(1)
const notes = anId(2)
const settings = '00000000-0000-7000-8000-000000000001'

type Files = Record<string, Uint8Array>
type Json = Record<string, unknown>

let laptop: Laptop
let good: Uint8Array
beforeAll(async () => {
  laptop = await aLaptop()
  await laptop.store.add(aMeeting(1))
  const { sha256 } = await laptop.library.putObject(Buffer.from('a picture'), 100)
  const figure = { type: 'figure', attrs: { id: 'f1', asset: sha256, alt: 'A chart' } }
  await laptop.store.add(aDocument(2, { meetingId: meeting }), aBody(words('p1', 'One.'), figure))
  good = await laptop.pack([meeting])
})

const read = (bytes: Uint8Array) => readBundle(bytes, { checkArchive: checkBundleArchive, objectsNamedIn })

function refusalOf(bytes: Uint8Array): string {
  try {
    read(bytes)
  } catch (error) {
    if (error instanceof BundleError) return error.reason
    throw error
  }
  return 'taken'
}

const json = (bytes: Uint8Array | undefined) => JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Json
const text = (value: unknown) => strToU8(typeof value === 'string' ? value : JSON.stringify(value))

/** The good bundle, changed and signed anew: what a hostile maker can do whom nobody stops. */
function forged(change: (files: Files, manifest: Json) => void): Uint8Array {
  const files: Files = unzipSync(good)
  const manifest = json(files['manifest.json'])
  change(files, manifest)
  const described = text(manifest)
  files['manifest.json'] = described
  files['seal.json'] = text(sealOf(described, newSigningKey()))
  return zipSync(files as Zippable)
}

/** Changes one record's payload, with its size and checksum put right. */
function forgedRecord(id: string, payload: unknown, fields: Json = {}): Uint8Array {
  return forged((files, manifest) => {
    const bytes = text(payload)
    files[`records/${id}.json`] = bytes
    const records = manifest['records'] as Json[]
    manifest['records'] = records.map((record) =>
      record['id'] === id ? { ...record, sha256: digestOf(bytes), size: bytes.length, ...fields } : record,
    )
  })
}

const payloadOf = (id: string) => json(unzipSync(good)[`records/${id}.json`])

describe('a bundle as it was made', () => {
  it('is read, and so is one that was only signed by somebody else', () => {
    expect(read(good).records.map(({ entry }) => entry.id)).toEqual([meeting, notes])
    expect(refusalOf(forged(() => undefined))).toBe('taken')
  })
})

describe('a damaged bundle', () => {
  it('is refused wherever a byte is another', () => {
    const taken: number[] = []
    for (let at = 0; at < good.length; at += 7) {
      const flipped = new Uint8Array(good)
      flipped[at] = (flipped[at] ?? 0) ^ 16
      if (refusalOf(flipped) === 'taken') taken.push(at)
    }
    // Times and other bytes of the zip's own that say nothing of what is in it may change; no content may.
    for (const at of taken) {
      const flipped = new Uint8Array(good)
      flipped[at] = (flipped[at] ?? 0) ^ 16
      expect(read(flipped).records).toEqual(read(good).records)
    }
    expect(taken.length).toBeLessThan(good.length / 7 / 4)
  })

  it('is refused wherever it ends too early', () => {
    for (let length = 0; length < good.length; length += 61)
      expect(refusalOf(good.slice(0, length))).not.toBe('taken')
  })
})

describe('a forged bundle', () => {
  it.each<[string, string, () => Uint8Array]>([
    ['no zip', 'not-a-bundle', () => Buffer.from('%PDF-1.7')],
    ['another zip', 'not-a-bundle', () => zipSync({ 'word/document.xml': text('<a/>') })],
    ['without a seal', 'not-a-bundle', () => zipSync({ 'manifest.json': text('{}') })],
    ['of a later version', 'newer', () => forged((_files, manifest) => (manifest['version'] = 2))],
    ['with a foreign field', 'damaged', () => forged((_files, manifest) => (manifest['more'] = 1))],
    ['with a file nobody names', 'damaged', () => forged((files) => (files['objects/more'] = text('x')))],
    ['without a file it names', 'damaged', () => forged((files) => delete files[`records/${notes}.json`])],
    [
      'with a file outside',
      'suspicious-archive',
      () => forged((files) => (files['../out.json'] = text('x'))),
    ],
    ['with an absolute name', 'suspicious-archive', () => forged((files) => (files['/etc/x'] = text('x')))],
    ['with a drive', 'suspicious-archive', () => forged((files) => (files['C:\\x'] = text('x')))],
    [
      'with a zip in a record',
      'suspicious-archive',
      () => forged((files) => (files['records/x.json'] = good)),
    ],
    [
      'with a bomb',
      'suspicious-archive',
      () => forged((files) => (files['records/x.json'] = new Uint8Array(9e6))),
    ],
    [
      'with a changed record',
      'damaged',
      () => forged((files) => (files[`records/${notes}.json`] = text('{}'))),
    ],
    [
      'with no record in a payload',
      'damaged',
      () => forgedRecord(notes, { body: { type: 'doc', content: [] } }),
    ],
    ['with a list for a payload', 'damaged', () => forgedRecord(notes, [])],
    [
      'with another content',
      'damaged',
      () => forgedRecord(meeting, { record: aMeeting(1, { title: 'Else' }) }),
    ],
    ['with another id', 'damaged', () => forgedRecord(meeting, { record: aMeeting(9) })],
    [
      'with a text where none is',
      'damaged',
      () => forgedRecord(meeting, { ...payloadOf(meeting), body: aBody() }),
    ],
    ['of a later schema', 'newer', () => forgedRecord(meeting, payloadOf(meeting), { schema: 9 })],
    ['with hidden objects', 'damaged', () => forgedRecord(notes, payloadOf(notes), { objects: [] })],
    [
      'that names a path as id',
      'damaged',
      () => forgedRecord(meeting, payloadOf(meeting), { id: '../../x' }),
    ],
    [
      'with settings',
      'damaged',
      () => forgedRecord(meeting, payloadOf(meeting), { id: settings, kind: 'settings' }),
    ],
    [
      'with a prototype',
      'damaged',
      () => forgedRecord(meeting, '{"record":{"__proto__":{"kind":"meeting"},"kind":"meeting"}}'),
    ],
    [
      'with a deep payload',
      'too-complex',
      () => forgedRecord(meeting, `${'['.repeat(900)}${']'.repeat(900)}`),
    ],
    [
      'that names a record twice',
      'damaged',
      () =>
        forged((_files, manifest) => {
          const [first] = manifest['records'] as Json[]
          manifest['binned'] = [
            { id: first?.['id'], kind: 'meeting', content: first?.['content'], ancestors: [] },
          ]
        }),
    ],
  ])('%s is refused as %s', (_what, reason, make) => {
    expect(refusalOf(make())).toBe(reason)
  })

  it('with a broken signature is refused, even where every checksum holds', () => {
    const files: Files = unzipSync(good)
    const seal = json(files['seal.json'])
    files['seal.json'] = text({ ...seal, publicKey: sealOf(text('x'), newSigningKey()).publicKey })
    expect(refusalOf(zipSync(files as Zippable))).toBe('damaged')
  })

  it('changes nothing in the library that looked at it', async () => {
    const before = await laptop.revisions()
    const hostile = forgedRecord(meeting, { record: aMeeting(9) })
    await expect(laptop.take(hostile)).rejects.toBeInstanceOf(BundleError)
    const kinds = await aLaptop()
    await kinds.store.add(aDocument(1), aBody(words('p', 'A document under the meeting’s id.')))
    await expect(kinds.take(good)).rejects.toMatchObject({ reason: 'damaged' })
    expect(await laptop.revisions()).toBe(before)
    expect(kinds.library.summaries().size).toBe(1)
  })
})

const corpus = join(import.meta.dirname, '../../../shared/corpora/zip')
const present = existsSync(corpus)

describe.skipIf(!present)('archives nobody here wrote', () => {
  it.each(present ? readdirSync(corpus) : [])('%s is refused', (name) => {
    expect(refusalOf(readFileSync(join(corpus, name)))).not.toBe('taken')
  })
})
