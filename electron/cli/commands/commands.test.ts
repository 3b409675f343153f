import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordId } from '../../../shared/model/ids.ts'
import { docxOf } from '../../exchange/exchange.test-kit.ts'
import { createTestShell, type TestShell } from '../cli.test-kit.ts'
import type { Row } from '../row.ts'

const demoFiles = new URL('../../../resources/demo/files/', import.meta.url)
const readDemoFiles = async () =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(demoFiles)).map(async (name) => [
        `demo/files/${name}`,
        await readFile(new URL(name, demoFiles)),
      ]),
    ),
  ) as Record<string, Uint8Array>

type PackReport = { file: string; size: number; slips: object[]; warnings: string[] }

let folder: string
let shell: TestShell
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
  shell = createTestShell(folder, await readDemoFiles())
})
afterEach(() => rm(folder, { recursive: true }))

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text)
  return name
}

describe('a new library', () => {
  it('starts with the catalogue', async () => {
    const { code, out } = await shell.run(['init', '/new'])
    expect(code).toBe(0)
    const rows = await shell.json<Row[]>(['list', '/new', '--json'])
    expect(out).toEqual([`/new: a new library with ${rows.length} records of the catalogue`])
    const themes = await shell.json<Row[]>(['list', '/new', '--kind', 'theme', '--json'])
    expect(themes).toHaveLength(19)
    expect(Object.keys(themes[0]!)).toEqual(['id', 'kind', 'title', 'symbol', 'status', 'updatedAt'])
    expect(themes[0]).toMatchObject({ kind: 'theme', symbol: null, status: null })
  })

  it('is never made where something is already', async () => {
    await shell.run(['init', '/new'])
    const { code, err } = await shell.run(['init', '/new'])
    expect(code).toBe(1)
    expect(err).toEqual(['rapporteur init: the folder is not empty; a new library wants a folder of its own'])
  })
})

describe('the worked example', () => {
  it('fills a new library, or one that holds only the catalogue, and no other', async () => {
    expect((await shell.run(['demo', '/demo'])).code).toBe(0)
    const documents = await shell.json<Row[]>(['list', '/demo', '--kind', 'document', '--json'])
    expect(documents.map(({ symbol }) => symbol)).toContain('IDM/2018/L/1')
    expect(await shell.run(['demo', '/demo'])).toMatchObject({
      code: 1,
      err: ['rapporteur demo: the library is in use; the worked example wants one of its own'],
    })
    await shell.run(['init', '/bare'])
    expect((await shell.run(['demo', '/bare'])).code).toBe(0)
  })
})

describe('records', () => {
  beforeEach(async () => {
    await shell.run(['demo', '/demo'])
  })

  it('are listed as columns for a reader, as many as asked', async () => {
    const { out } = await shell.run(['list', '/demo', '--kind', 'meeting', '--limit', '2'])
    expect(out).toHaveLength(2)
    expect(out[0]!.split('\t')).toHaveLength(5)
  })

  it('are shown with their body, by symbol in any case, or by id', async () => {
    const shown = await shell.json<Row & { body: { type: string }; masthead: object; rev: number }>([
      'show',
      '/demo',
      'idm/2018/l/1',
      '--json',
    ])
    expect(shown).toMatchObject({ kind: 'document', symbol: 'IDM/2018/L/1', body: { type: 'doc' } })
    expect(await shell.json(['show', '/demo', shown.id, '--json'])).toEqual(shown)
    const { out } = await shell.run(['show', '/demo', shown.id])
    expect(out[0]).toBe(`${shown.title} (document)`)
    expect(out.at(-1)!.length).toBeGreaterThan(5000)
  })

  it('that share a symbol are named, so that one can be chosen', async () => {
    const { code, err } = await shell.run(['show', '/demo', 'IDM/2018/INF/1'])
    expect(code).toBe(1)
    expect(err[0]).toMatch(
      /several records bear the symbol "IDM\/2018\/INF\/1": \S{36} \(.+, fr\); \S{36} \(.+, en\)$/,
    )
  })

  it('that are not there are said not to be', async () => {
    const absent = '01890000-0000-7000-8000-000000000000'
    expect((await shell.run(['show', '/demo', 'IDM/1'])).err).toEqual([
      'rapporteur show: no record has the id or symbol "IDM/1"',
    ])
    expect((await shell.run(['show', '/demo', absent])).err).toEqual([
      `rapporteur show: there is no record ${absent}`,
    ])
  })

  it('are found by a misspelt word', async () => {
    const hits = await shell.json<
      { id: string; kind: string; title: string; score: number; snippet: string }[]
    >(['search', '/demo', 'partnreships', '--limit', '3', '--json'])
    expect(hits).toHaveLength(3)
    expect(Object.keys(hits[0]!)).toEqual(['id', 'kind', 'title', 'score', 'snippet'])
    const meetings = await shell.json<Row[]>(['search', '/demo', 'workshop', '--kind', 'meeting', '--json'])
    expect(new Set(meetings.map(({ kind }) => kind))).toEqual(new Set(['meeting']))
  })

  it('are found for many questions at once, an answer a line', async () => {
    const questions = ['MIDWA', '', 'no such word anywhere', 'x'.repeat(5000)]
    const { code, out } = await shell.run(['search', '/demo', '-', '--limit', '1'], questions)
    expect(code).toBe(0)
    expect(out).toHaveLength(questions.length)
    const answers = out.map((line) => JSON.parse(line) as Row[])
    expect(answers[0]![0]!.title).toBe('Migration Dialogue for West Africa')
    expect(answers[1]).toEqual([])
  })
})

describe('an export', () => {
  beforeEach(async () => {
    await shell.run(['demo', '/demo'])
  })

  it('is written where it is wanted, and reported', async () => {
    const report = await shell.json([
      'export',
      '/demo',
      'IDM/2018/L/1',
      '--format',
      'pdf',
      '-o',
      'r.pdf',
      '--json',
    ])
    const bytes = await readFile(join(folder, 'r.pdf'))
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(report).toEqual({ file: join(folder, 'r.pdf'), pages: 1, size: bytes.length, findings: [] })
  })

  it('is named after its document where no name is given, and replaces what was there', async () => {
    await shell.run(['export', '/demo', 'IDM/2018/L/1'])
    const { code, err, out } = await shell.run(['export', '/demo', 'IDM/2018/L/1'])
    const names = await readdir(folder)
    expect({ code, names: names.length }).toEqual({ code: 0, names: 1 })
    expect(names[0]).toMatch(/^IDM-2018-L-1 .*\.pdf$/)
    expect(out[0]).toContain(names[0]!)
    expect(err).toEqual(['Preparing …', 'Typesetting …'])
  })

  it('that cannot be written leaves nothing behind', async () => {
    const { code, err } = await shell.run(['export', '/demo', 'IDM/2018/L/1', '-o', 'absent/r.pdf'])
    expect({ code, lines: err.filter((line) => line.startsWith('rapporteur')).length }).toEqual({
      code: 1,
      lines: 1,
    })
    expect(err.at(-1)).toContain('cannot be written')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('an issued version', () => {
  it('is kept byte for byte, and written again when asked for', async () => {
    await shell.run(['demo', '/demo'])
    const documents = await shell.json<Row[]>(['list', '/demo', '--kind', 'document', '--json'])
    const id = String(documents.find(({ status }) => status === 'cleared')?.['id'])
    const report = await shell.json(['export', '/demo', id, '--issue', '-o', 'first.pdf', '--json'])
    expect(report).toMatchObject({ issued: { number: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(await shell.json(['show', '/demo', id, '--json'])).toMatchObject({ status: 'final' })
    await shell.run(['export', '/demo', id, '--issued', '1', '-o', 'again.pdf'])
    expect(await readFile(join(folder, 'again.pdf'))).toEqual(await readFile(join(folder, 'first.pdf')))
  })

  it('is none of a draft, and of no number that was not issued', async () => {
    await shell.run(['demo', '/demo'])
    const draft = await shell.run(['export', '/demo', 'IDM/2018/L/1', '--issue'])
    expect({ code: draft.code, said: draft.err.at(-1) }).toEqual({
      code: 1,
      said: 'rapporteur export: only a document whose status is cleared can be issued; nothing was written',
    })
    expect((await shell.run(['export', '/demo', 'IDM/2018/L/1', '--issued', '3'])).code).toBe(1)
    const both = await shell.run(['export', '/demo', 'IDM/2018/L/1', '--issue', '--issued', '3'])
    expect(both.err.at(-1)).toContain('exclude each other')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a document that is looked through', () => {
  it('is told what its readers would stumble over', async () => {
    await shell.run(['demo', '/demo'])
    expect(await shell.json(['check', '/demo', 'IDM/2018/L/1', '--json'])).toEqual([
      { code: 'no-title', severity: 'warning', blockId: null, values: {} },
    ])
    const { code, out } = await shell.run(['check', '/demo', 'IDM/2018/L/1'])
    expect({ code, out }).toEqual({ code: 0, out: ['warning\tno-title\t—\t—\tISO 14289-1, 7.1'] })
  })
})

describe('a pack', () => {
  it('is bound into one file, and what could not be bound is named', async () => {
    await shell.run(['demo', '/demo'])
    const [pack] = await shell.json<Row[]>(['list', '/demo', '--kind', 'pack', '--json'])
    const files = await shell.json<Row[]>(['list', '/demo', '--kind', 'attachment', '--json'])
    const whole = await shell.json<PackReport>(['pack', '/demo', pack!.id, '-o', 'pack.pdf', '--json'])
    expect(whole).toMatchObject({
      file: join(folder, 'pack.pdf'),
      slips: [],
      engines: { 'pdf-lib': expect.any(Number) },
    })
    expect(whole.size).toBe((await readFile(whole.file)).length)

    const [lost] = files
    await shell.inside('/demo', async ({ records }) => {
      await records.trash(recordId.parse(lost!.id))
      await records.purge(recordId.parse(lost!.id))
    })
    const torn = await shell.json<PackReport>(['pack', '/demo', pack!.id, '-o', 'pack.pdf', '--json'])
    expect(torn.slips).toEqual([
      { entryId: expect.any(String), title: expect.any(String), reason: 'missing', page: expect.any(Number) },
    ])
    expect(torn.warnings).toContainEqual(expect.stringContaining('a slip stands in its place (missing)'))
    const { code, out } = await shell.run(['pack', '/demo', pack!.id])
    expect(code).toBe(0)
    expect(out[0]).toContain('slips stand for')
  })
})

describe('an import', () => {
  beforeEach(async () => {
    await shell.run(['init', '/library'])
  })

  it('of a Word file is shown as it stands, without what is only suggested in it', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    const word = docxOf(`<w:p>${run('Agreed')}<w:ins w:id="1">${run(' never')}</w:ins>${run('.')}</w:p>`)
    await writeFile(join(folder, 'changed.docx'), word)
    const [id = ''] = await shell.json<string[]>(['import', '/library', 'changed.docx', '--json'])
    expect((await shell.run(['show', '/library', id])).out.at(-1)).toBe('\nAgreed.')
    expect(await shell.json(['show', '/library', id, '--json'])).toHaveProperty(
      'body.content.0.content.1.marks',
    )
  })

  it('makes documents and annexes, in the order of the files', async () => {
    const ids = await shell.json<string[]>([
      'import',
      '/library',
      await file('summary.md', '# Summary\n\nWords.\n'),
      await file('annex.csv', 'a,b\n1,2\n'),
      '--json',
    ])
    const rows = await shell.json<Row[]>(['list', '/library', '--json'])
    const kinds = ids.map((id) => rows.find((row) => row.id === id)?.kind)
    expect(kinds).toEqual(['document', 'attachment'])
  })

  it('takes a line for a document, with what the line says of it', async () => {
    const id = '01890000-0000-7000-8000-0000000000aa'
    const lines = [
      {
        id,
        kind: 'minutes',
        title: 'Minutes',
        language: 'fr',
        tags: ['réunion'],
        date: '2018-10-08',
        text: 'Un.\n\nDeux.',
      },
      { id: 'letter-7', kind: 'letter', text: 'Dear colleague' },
    ]
    const bulk = await file('bulk.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
    const ids = await shell.json<string[]>(['import', '/library', bulk, '--json'])
    expect(ids[0]).toBe(id)
    const first = await shell.json(['show', '/library', ids[0]!, '--json'])
    expect(first).toMatchObject({
      type: 'minutes',
      title: 'Minutes',
      language: 'fr',
      tags: ['réunion'],
      masthead: { date: '2018-10-08', originalLanguage: 'fr' },
      body: { content: [{ type: 'paragraph' }, { type: 'paragraph' }] },
    })
    expect(await shell.json(['show', '/library', ids[1]!, '--json'])).toMatchObject({
      type: 'note',
      tags: ['letter'],
      source: 'letter-7',
    })
  })

  it('names the lines that are no documents and takes the others', async () => {
    const bulk = await file('bulk.jsonl', '{"text":"One"}\nno json\n{"title":"no text"}\n{"text":"Two"}\n')
    const { code, out, err } = await shell.run(['import', '/library', bulk])
    expect(code).toBe(1)
    expect(out).toHaveLength(2)
    expect(out.every((line) => recordId.safeParse(line).success)).toBe(true)
    expect(err).toEqual([
      'rapporteur import: not imported: bulk.jsonl line 2: not-json; bulk.jsonl line 3: not-a-record (text)',
    ])
  })

  it('never writes over a record that is there', async () => {
    const line = JSON.stringify({ id: '01890000-0000-7000-8000-0000000000aa', text: 'First' })
    const bulk = await file('bulk.jsonl', `${line}\n${line}\n`)
    expect((await shell.run(['import', '/library', bulk])).out).toHaveLength(1)
    const { code, err } = await shell.run(['import', '/library', bulk])
    expect(code).toBe(1)
    expect(err[0]).toContain('line 1: there is a record')
  })

  it('says once that a library cannot be written', async () => {
    shell.ports.fs.writeProtected = true
    const bulk = await file('bulk.jsonl', '{"text":"One"}\n{"text":"Two"}\n')
    const { code, out, err } = await shell.run(['import', '/library', bulk])
    expect({ code, out }).toEqual({ code: 1, out: [] })
    expect(err).toEqual([
      expect.stringMatching(/^rapporteur import: not imported: bulk\.jsonl: the library cannot be written/),
    ])
    expect(err[0]).not.toContain('line')
  })

  it('keeps the order of more lines than a page of a list holds', async () => {
    const lines = Array.from({ length: 1010 }, (_, n) =>
      JSON.stringify({ title: `Note ${n}`, text: `Text ${n}` }),
    )
    const ids = await shell.json<string[]>([
      'import',
      '/library',
      await file('bulk.jsonl', lines.join('\n')),
      '--json',
    ])
    const rows = await shell.json<Row[]>(['list', '/library', '--kind', 'document', '--json'])
    const titles = new Map(rows.map(({ id, title }) => [id, title]))
    expect(ids.map((id) => titles.get(id))).toEqual(lines.map((_, n) => `Note ${n}`))
  })

  it('says which file cannot be read, and takes the others', async () => {
    const good = await file('good.txt', 'Words')
    const { code, out, err } = await shell.run(['import', '/library', 'absent.docx', good])
    expect({ code, made: out.length }).toEqual({ code: 1, made: 1 })
    expect(err).toEqual(['rapporteur import: not imported: absent.docx: there is no such file'])
  })
})

/** Turns one bit of a stored record over, and answers the file's name. */
async function damageOne({ ports: { fs } }: TestShell): Promise<string> {
  for (const shard of await fs.list('/library/docs')) {
    const [name] = await fs.list(`/library/docs/${shard}`)
    if (!name) continue
    const path = `/library/docs/${shard}/${name}`
    const bytes = Buffer.from(await fs.readFile(path))
    bytes[bytes.length - 100]! ^= 1
    await fs.remove(path)
    const written = await fs.open(path, 'new')
    await written.write(bytes)
    await written.close()
    return name
  }
  throw new Error('the library is empty')
}

describe('a check of every file', () => {
  it('is quiet about a sound library', async () => {
    await shell.run(['init', '/library'])
    expect(await shell.json(['verify', '/library', '--json'])).toEqual({
      checked: expect.any(Number),
      damaged: [],
    })
  })

  it('lists damage and ends with 1', async () => {
    await shell.run(['init', '/library'])
    const damaged = await damageOne(shell)
    const { code, out, err } = await shell.run(['verify', '/library'])
    expect(code).toBe(1)
    expect(out.join('\n')).toContain(damaged)
    expect(err.at(-1)).toMatch(/^rapporteur verify: 1 of \d+ files is damaged$/)
  })
})
