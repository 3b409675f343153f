import { describe, expect, it } from 'vitest'
import { idOf, stateOf, summaryOf } from '../library.test-kit.ts'
import { withChecksumLine } from '../revisions/checksum-line.ts'
import { encodeRevision } from '../revisions/revision-file.ts'
import { decodeArchive, encodeArchive, type RevisionBytes } from './archive-file.ts'
import { parseArchiveName, toArchiveName } from './archive-name.ts'

const sentence = 'The consultation on migration governance agreed on the following points of order. '

function revision(rev: number, text: string): RevisionBytes {
  const payload = Buffer.from(JSON.stringify(stateOf(idOf(1), text)))
  return encodeRevision(
    {
      library: 'a library',
      id: idOf(1),
      rev,
      base: null,
      schema: 1,
      kind: 'autosave',
      savedAt: '2026-01-05T10:00:00.000Z',
      writer: 'here',
      app: '0',
      meta: summaryOf(idOf(1), 'Notes — «été» 中文'),
    },
    payload,
  )
}

const some = [1, 2, 3].map((rev) => revision(rev, `${sentence}${rev} — ü 中`))

async function unpacked(bytes: Uint8Array, name: Parameters<typeof decodeArchive>[1]) {
  const reading = await decodeArchive(bytes, name)
  return reading.ok ? await reading.archive.unpack() : reading.problem
}

describe('an archive of revisions', () => {
  it('gives every revision file back byte for byte', async () => {
    const { bytes, name } = await encodeArchive(some)
    expect(await unpacked(bytes, name)).toEqual(some)
    expect(name).toMatchObject({ id: idOf(1), lowest: 1, highest: 3 })
    expect(parseArchiveName(name.fileName)).toEqual(name)
  })

  it('is the same file for the same revisions', async () => {
    const [one, other] = await Promise.all([encodeArchive(some), encodeArchive(some)])
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  })

  it('holds five hundred versions of a document of 25 KB in little more room than one', async () => {
    const words = Array.from({ length: 4_000 }, (_, n) => `word${(n * 7_919) % 3_571}`)
    const versions = Array.from({ length: 500 }, (_, n) => {
      words[(n * 37) % words.length] = `edited${n}`
      return revision(n + 1, words.join(' ').slice(0, 25_000))
    })
    const { bytes } = await encodeArchive(versions)
    expect(bytes.length).toBeLessThan(100_000)
  })

  it('tells every changed byte and every end that is missing', async () => {
    const { bytes, name } = await encodeArchive(some)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ (1 << (at & 7)) : byte))
      expect((await decodeArchive(changed, name)).ok, `byte ${at}`).toBe(false)
      expect((await decodeArchive(bytes.slice(0, at), name)).ok, `cut at ${at}`).toBe(false)
    }
  })

  it('is believed under its own name only', async () => {
    const { bytes, name } = await encodeArchive(some)
    const other = toArchiveName(idOf(2), 1, 3, name.hash)
    expect(await unpacked(bytes, other)).toBe('name')
    expect(await unpacked(bytes, toArchiveName(idOf(1), 1, 9, name.hash))).toBe('name')
  })

  it('unpacks no more than it says, and is damaged where it says less', async () => {
    const bomb = Array.from({ length: 3 }, (_, n) => revision(n + 1, 'x'.repeat(1_000_000)))
    const { bytes, name } = await encodeArchive(bomb)
    expect(bytes.length).toBeLessThan(5_000)
    const less = rewritten(bytes, name.fileName, (line) => line.replace(/("raw":)3\d{6}/, '$13'))
    expect(await unpacked(less.bytes, less.name)).toBe('payload')
    const vast = rewritten(bytes, name.fileName, (line) => line.replace(/("raw":)3\d{6}/, '$19999999999'))
    expect(await unpacked(vast.bytes, vast.name)).toBe('header')
  })

  it('of a later version is new, not damaged', async () => {
    const { bytes, name } = await encodeArchive(some)
    const later = rewritten(bytes, name.fileName, (line) => line.replace('"v":1', '"v":2'))
    expect(await unpacked(later.bytes, later.name)).toBe('newer')
  })

  it.each([
    'notes.arc',
    `${idOf(1)}.h0000000001-0000000003.0123456789abcdef.arc.tmp`,
    `${idOf(1)}.h1-3.0123456789abcdef.arc`,
    `../${idOf(1)}.h0000000001-0000000003.0123456789abcdef.arc`,
    `01900000-0000-4000-8000-000000000001.h0000000001-0000000003.0123456789abcdef.arc`,
  ])('is not what %s is', (fileName) => {
    expect(parseArchiveName(fileName)).toBeNull()
  })
})

/** The same archive with another first line, under a checksum that holds and the name that goes with it. */
function rewritten(bytes: Uint8Array, fileName: string, change: (line: string) => string) {
  const body = Buffer.from(bytes.slice(0, -72))
  const end = body.indexOf('\n')
  const line = change(body.toString('utf8', 0, end))
  const made = withChecksumLine([Buffer.from(line), body.subarray(end)])
  const { id, lowest, highest } = parseArchiveName(fileName) ?? toArchiveName(idOf(1), 1, 1, '')
  return { bytes: made.bytes, name: toArchiveName(id, lowest, highest, made.hash.slice(0, 16)) }
}
