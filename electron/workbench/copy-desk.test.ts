import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { unzipSync } from 'fflate/browser'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CopiesProgress, Identified } from '../../shared/contract/copies.ts'
import { strayEnding } from '../../shared/contract/copies.ts'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import { standardAudiences, type PackAudience } from '../../shared/model/pack/audiences.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import { flat, readPdf } from '../typesetting/read-pdf.test-kit.ts'
import { openMemoryWorkbench, type MemoryWorkbench } from './memory-workbench.test-kit.ts'

type Done = Extract<CopiesProgress, { stage: 'done' }>

let workbench: MemoryWorkbench
let id: RecordId
let folder: string
const client = () => createRouterClient(workbench.router)
const [members, observers, press] = standardAudiences('en') as [PackAudience, PackAudience, PackAudience]
const kenya = { id: 'r1', name: 'Permanent Mission of Kenya' }
const audiences: PackAudience[] = [
  { ...members, recipients: [kenya, { id: 'r2', name: 'وفد المملكة المغربية' }] },
  { ...observers, mark: 'foot', recipients: [{ id: 'r3', name: 'Red Cross' }] },
  { ...press, mark: 'none' },
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-copies-'))
  workbench = await openMemoryWorkbench()
  const annex = await PDFDocument.create()
  const font = await annex.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= 3; page += 1)
    annex.addPage([595, 842]).drawText(`Annex page ${page}`, { x: 60, y: 700, font })
  const { sha256 } = await workbench.assets.upload(streamOf(await annex.save()), 'annex.pdf')
  const attached = await client().exchange.attach({ sha256, fileName: 'annex.pdf' })
  const note = async (title: string, distribution: 'general' | 'restricted') => {
    const { record, rev } = await client().documents.create({ type: 'note', title })
    const marked = { ...record, masthead: { ...record.masthead, distribution, symbol: `S/${title}` } }
    await client().records.update({ record: marked, baseRev: rev })
    return record.id
  }
  const entries = [
    { id: 'open', type: 'document', recordId: await note('Opening', 'general') },
    { id: 'secret', type: 'document', recordId: await note('Dispute with Arcadia', 'restricted') },
    { id: 'annex', type: 'attachment', recordId: attached.id },
    { id: 'last', type: 'divider', title: 'Second day' },
  ]
  const made = await client().records.create({
    kind: 'pack',
    title: 'Papers',
    language: 'en',
    entries,
    audiences,
  })
  id = recordId.parse(made.record.id)
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await workbench.close()
})

async function make(
  more: Partial<Parameters<ReturnType<typeof client>['copies']['make']>[0]> = {},
): Promise<Done> {
  let last: CopiesProgress | undefined
  for await (const step of await client().copies.make({ id, form: 'files', ...more })) last = step
  if (last?.stage !== 'done') throw new Error('No copies were made.')
  return last
}
const bytesOf = async (artifactId = ''): Promise<Uint8Array> =>
  (await workbench.assets.artifact(artifactId))!.bytes
const pack = async () => (await workbench.store.read(id)).record as PackV1
async function identify(bytes: Uint8Array): Promise<Identified> {
  const { sha256 } = await workbench.assets.upload(streamOf(bytes), `stray.pdf${strayEnding}`)
  return client().copies.identify({ sha256 })
}

/** A file after a program of the system was through with it; null where the machine has not that program. */
function after(
  command: string,
  args: (from: string, to: string) => string[],
  bytes: Uint8Array,
): Uint8Array | null {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
  writeFileSync(from, bytes)
  rmSync(to, { force: true })
  try {
    execFileSync(command, args(from, to), { stdio: 'ignore' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return existsSync(to) ? readFileSync(to) : null
}

describe('copies of a pack', () => {
  let done: Done
  let files: Uint8Array[]
  beforeAll(async () => {
    done = await make()
    files = await Promise.all(done.copies.map(({ artifactId }) => bytesOf(artifactId)))
  })

  it('are one for each recipient, each noted in the ledger by its hash before it is handed out', async () => {
    expect(done.copies.map(({ audience, recipient, withheld }) => [audience, recipient, withheld])).toEqual([
      ['Members', 'Permanent Mission of Kenya', undefined],
      ['Members', 'وفد المملكة المغربية', undefined],
      ['Observers', 'Red Cross', ['secret']],
      ['Press', '', ['secret', 'annex']],
    ])
    const ledger = (await pack()).copies ?? []
    expect(ledger.map(({ sha256 }) => sha256)).toEqual(done.copies.map(({ sha256 }) => sha256))
    expect(new Set(ledger.map(({ identifier }) => identifier)).size).toBe(4)
    expect((await client().copies.ledger({})).map(({ packTitle }) => packTitle)).toEqual(
      Array(4).fill('Papers'),
    )
  })

  it('bear the name of their recipient and the identifier on every page, and say nothing of other recipients', async () => {
    const read = await readPdf(files[0]!)
    const [own, , other] = done.copies
    for (const page of read.pages) {
      expect(page.replace(/\s/g, '')).toContain('PermanentMissionofKenya')
      expect(page.replace(/[^0-9A-Z]/g, '')).toContain(own!.identifier)
    }
    const whole = Buffer.from(files[0]!).toString('latin1')
    expect(whole).toContain(own!.identifier)
    expect(whole).not.toContain(other!.identifier)
    expect(read.pages.join('')).not.toContain('Red Cross')
  })

  it('keep the number of every page, whatever is withheld: a slip bears all the numbers of its paper', async () => {
    const [all, , , some] = await Promise.all(
      files.map(async (file) => (await PDFDocument.load(file)).getPageCount()),
    )
    expect(all! - some!).toBe(2)
    const [full, seen] = [await readPdf(files[0]!), await readPdf(files[3]!)]
    const labelled = (pages: string[], words: string) => pages.find((page) => page.includes(words))
    // Cover, agenda, contents, opening, dispute, three pages of annex, divider.
    expect(flat(labelled(full.pages.slice(3), 'Second day') ?? '')).toMatch(/ 9\b/)
    expect(flat(labelled(seen.pages.slice(3), 'Second day') ?? '')).toMatch(/ 9\b/)
    expect(flat(seen.pages[5] ?? '')).toContain('6–8')
    for (const page of [1, 2])
      expect(flat(seen.pages[page] ?? '')).toMatch(
        /Opening.*4.*Paper not in this copy.*5.*annex.*6.*Second day.*9/s,
      )
  })

  it('have no trace of a paper whose name is withheld, on no page and nowhere else in the file', async () => {
    for (const file of [files[2]!, files[3]!]) {
      const read = await readPdf(file)
      expect(read.pages.join(' ')).not.toContain('Arcadia')
      expect(JSON.stringify(read.outline)).not.toContain('Arcadia')
      const opened = await PDFDocument.load(file)
      const said = opened.context.enumerateIndirectObjects().map(([, object]) => object.toString())
      const spelled = Buffer.from('Arcadia', 'utf16le').swap16().toString('hex')
      expect(said.filter((each) => each.includes('Arcadia') || each.toLowerCase().includes(spelled))).toEqual(
        [],
      )
    }
    expect((await readPdf(files[0]!)).pages.join(' ')).toContain('Arcadia')
  })

  it('are valid files with links, bookmarks and tags, and still claim PDF/UA where all their papers do', async () => {
    for (const file of files) {
      // It fails where anything at all is to be warned of.
      after('qpdf', (from) => ['--check', from], file)
    }
    const read = await readPdf(files[3]!)
    expect(read.outline.map(({ title }) => title)).toEqual([
      'Agenda and papers',
      'Contents',
      'Opening',
      'Paper not in this copy',
      'annex',
      'Second day',
    ])
    expect(Buffer.from(files[3]!).toString('latin1')).toContain('<pdfuaid:part>1')
  })

  it('refuse a restricted paper by name, make nothing, and let it only for a reason that is kept', async () => {
    const { record, rev } = await client().records.get({ id })
    const exceptions = [{ entryId: 'secret', access: 'give' as const }]
    const changed = { ...(record as PackV1), audiences: [audiences[0]!, { ...press, exceptions }] }
    await client().records.update({ record: changed, baseRev: rev })
    const before = (await pack()).copies?.length
    await expect(make({ audienceIds: ['press'] })).rejects.toMatchObject({
      code: 'RESTRICTED_PAPER',
      data: {
        papers: [
          { entryId: 'secret', title: 'Dispute with Arcadia', audienceId: 'press', audience: 'Press' },
        ],
      },
    })
    expect((await pack()).copies).toHaveLength(before ?? 0)
    const overrides = [{ audienceId: 'press', entryId: 'secret', reason: 'released by the chair' }]
    const made = await make({ audienceIds: ['press'], overrides, form: 'zip' })
    expect(made.copies).toMatchObject([
      { overrides: [{ entryId: 'secret', reason: 'released by the chair' }] },
    ])
    expect((await pack()).copies?.at(-1)?.overrides?.[0]?.reason).toBe('released by the chair')
    expect(Buffer.from(await bytesOf(made.reportId)).toString()).toContain('released by the chair')
    const zipped = unzipSync(await bytesOf(made.archive?.artifactId))
    expect(Object.keys(zipped)).toEqual([made.copies[0]!.fileName])
  })

  it('are not handed out where somebody withheld a paper while they were made', async () => {
    const before = await pack()
    const edits: ((now: PackV1) => Partial<PackV1>)[] = [
      (now) => ({
        entries: now.entries.map((entry) =>
          entry.type === 'attachment' ? { ...entry, distribution: 'restricted' } : entry,
        ),
      }),
      () => ({
        audiences: [{ ...observers, exceptions: [{ entryId: 'open', access: 'withhold' }] }],
      }),
      ({ entries }) => ({ entries: entries.filter(({ id: entryId }) => entryId !== 'annex') }),
    ]
    for (const edit of edits) {
      const { record, rev } = await client().records.get({ id })
      const ready = { ...(record as PackV1), entries: before.entries, audiences: [observers] }
      const { rev: next } = await client().records.update({ record: ready, baseRev: rev })
      const making = await client().copies.make({ id, form: 'files' })
      const finish = async () => {
        // At the first step it is decided who gets what.
        await making.next()
        await client().records.update({ record: { ...ready, ...edit(ready) }, baseRev: next })
        for await (const _ of making);
      }
      await expect(finish()).rejects.toMatchObject({ code: 'CONFLICT' })
      expect((await pack()).copies).toEqual(before.copies)
    }
    const { record, rev } = await client().records.get({ id })
    const { entries } = before
    await client().records.update({ record: { ...(record as PackV1), entries, audiences }, baseRev: rev })
  })

  it('withhold a paper of which nobody can read any more how far it may go', async () => {
    const gone = recordId.parse('0192f3a0-0000-7000-8000-000000000001')
    const entries = [{ id: 'gone', type: 'document' as const, recordId: gone }]
    const made = await client().records.create({ kind: 'pack', title: 'Lost', language: 'en', entries })
    const plan = await client().copies.plan({ id: recordId.parse(made.record.id) })
    expect(plan.entries).toMatchObject([{ distribution: 'restricted' }])
    expect(plan.audiences.map(({ access }) => access['gone'])).toEqual(['whole', 'nameless', 'nameless'])
  })

  it('are told apart when they come back: by their bytes, and by their mark after other programs had them', async () => {
    expect(await identify(files[1]!)).toMatchObject({
      by: 'exact',
      origins: [{ copy: { recipient: 'وفد المملكة المغربية' } }],
    })
    const ways: [string, (from: string, to: string) => string[]][] = [
      ['qpdf', (from, to) => ['--object-streams=generate', '--linearize', from, to]],
      ['qpdf', (from, to) => ['--empty', '--pages', from, '3-4', '--', to]],
      ['pdftocairo', (from, to) => ['-pdf', from, to]],
      ['gs', (from, to) => ['-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', `-sOutputFile=${to}`, from]],
    ]
    const [across, atFoot] = [files[0]!, files[2]!]
    const tried = [
      ...ways.map((way) => [...way, across, kenya.name] as const),
      [...ways[2]!, atFoot, 'Red Cross'] as const,
    ]
    for (const [command, args, file, recipient] of tried) {
      const changed = after(command, args, file)
      if (!changed) continue
      const { by, origins, pages, markedPages } = await identify(changed)
      expect([command, by, origins.map(({ copy }) => copy.recipient)]).toEqual([command, 'mark', [recipient]])
      expect(markedPages).toBe(pages)
    }
  })

  it('leave a file nobody here made unknown, and forget what was handed in', async () => {
    const other = await PDFDocument.create()
    other.addPage().drawText('Somebody else’s 7K2M-QF9P-3XAB')
    const bytes = await other.save()
    expect(await identify(bytes)).toEqual({ by: 'unknown', origins: [], pages: 1, markedPages: 0 })
    expect(await identify(Buffer.from('no PDF at all'))).toMatchObject({ by: 'unknown', pages: null })
    const { sha256 } = await workbench.assets.upload(streamOf(bytes), `x${strayEnding}`)
    expect(await workbench.assets.read(sha256)).toBeNull()
    await client().copies.identify({ sha256 })
    await expect(client().copies.identify({ sha256 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
