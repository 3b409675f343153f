import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RedactionProgress } from '../../shared/contract/redaction.ts'
import type { DocumentNode } from '../../shared/document/body.ts'
import { recordId } from '../../shared/model/ids.ts'
import type { RedactedPassage } from '../../shared/model/redaction/v1.ts'
import { encodeJpeg } from '../packs/images/encode-jpeg.ts'
import { photoSaying } from '../packs/redaction/photo.test-kit.ts'
import { prove } from '../packs/redaction/prove.ts'
import { readPdf } from '../typesetting/read-pdf.test-kit.ts'
import { openMemoryWorkbench, type MemoryWorkbench } from './memory-workbench.test-kit.ts'

let workbench: MemoryWorkbench
beforeAll(async () => (workbench = await openMemoryWorkbench()))
afterAll(() => workbench.close())
const client = () => createRouterClient(workbench.router)

const text = (words: string, href?: string): DocumentNode => ({
  type: 'text',
  text: words,
  ...(href ? { marks: [{ type: 'link', attrs: { href } }] } : {}),
})
const block = (type: string, id: string, ...content: DocumentNode[]): DocumentNode => ({
  type,
  attrs: { id, ...(type === 'heading' ? { level: 1 } : {}) },
  content,
})
const p = (id: string, words: string) => block('paragraph', id, text(words))
const passage = (id: string, words: string, at?: RedactedPassage['at']): RedactedPassage => ({
  id,
  text: words,
  reason: 'personal data',
  ...(at ? { at } : {}),
})

async function aDocument(
  content: DocumentNode[],
  passages: RedactedPassage[],
  properties: object = {},
  spared: string[] = [],
) {
  const { record, rev } = await client().documents.create({
    type: 'final-report',
    title: 'Report of the workshop',
  })
  const id = recordId.parse(record.id)
  const saved = await client().documents.save({ id, baseRev: rev, body: { type: 'doc', content } })
  const redaction = { passages, ...(spared.length > 0 ? { spared } : {}) }
  await client().records.update({ record: { ...record, ...properties, redaction }, baseRev: saved.rev })
  return id
}
async function publish(id: string): Promise<RedactionProgress> {
  let last: RedactionProgress | undefined
  for await (const step of await client().redaction.publish({ id })) last = step
  return last!
}
const survivors = (step: RedactionProgress) =>
  step.stage === 'survived'
    ? (step.proof?.terms ?? []).flatMap(({ text: words, kind, found }) =>
        found.map(({ place }) => `${kind} ${words} in ${place}`),
      )
    : []
const fileOf = async (step: RedactionProgress) => {
  if (step.stage !== 'done') throw new Error(`Not published: ${survivors(step).join('; ')}`)
  return (await workbench.assets.artifact(step.artifactId))!.bytes
}

describe('a public version', () => {
  it('is without its passages, keeps everything else, and says what was searched to prove it', async () => {
    const id = await aDocument(
      [
        p('a', 'The delegate of Arcadia, Maria Quispe, offered 41,250 euros.'),
        p('b', 'The offer was welcomed.'),
      ],
      [
        passage('r1', 'Maria Quispe', { blockId: 'a', from: 25, to: 37 }),
        passage('r2', '41,250 euros', { blockId: 'a', from: 47, to: 59 }),
      ],
    )
    const done = await publish(id)
    const read = await readPdf(await fileOf(done))
    const whole = read.pages.join(' ').replace(/\s+/g, ' ')
    expect(whole).toContain('The delegate of Arcadia, █████ [personal data], offered █████ [personal data].')
    expect(whole).toContain('The offer was welcomed.')
    if (done.stage !== 'done') return
    expect(done).toMatchObject({ redactions: 2, fileName: 'Report of the workshop.en.public.pdf' })
    expect(done.proof).toMatchObject({ found: 0, pages: read.pages.length })
    expect(done.proof.terms.map(({ text: words }) => words)).toEqual(
      expect.arrayContaining(['Maria Quispe', 'Maria', 'Quispe', '41,250 euros', '41,250']),
    )
    for (const place of ['text', 'metadata', 'strings', 'contents', 'bytes'] as const)
      expect(done.proof.searched[place]).toBeGreaterThan(0)
    const report = (await workbench.assets.artifact(done.reportId))!.bytes
    expect(Buffer.from(report).toString()).not.toMatch(/Quispe|41,250/)
    // The document itself is as it was.
    const { body } = await client().documents.open({ id })
    expect(JSON.stringify(body)).toContain('Maria Quispe')
  })

  it('is not made while its words stand anywhere else, and names the places', async () => {
    const note = { type: 'footnote', content: [p('n', 'As Quispe said.')] }
    const id = await aDocument(
      [
        block('heading', 'h', text('The offer of Quispe')),
        block(
          'paragraph',
          'a',
          text('Maria Quispe spoke.'),
          note,
          text(' See the page', 'https://example.org/maria-quispe'),
        ),
        {
          type: 'table',
          attrs: { id: 't', caption: 'Offers of Quispe' },
          content: [
            { type: 'tableRow', content: [{ type: 'tableCell', attrs: {}, content: [p('c', 'Quispe')] }] },
          ],
        },
      ],
      [passage('r1', 'Maria Quispe', { blockId: 'a', from: 0, to: 12 })],
      { title: 'Report by Maria Quispe' },
      [],
    )
    const survived = await publish(id)
    expect(survived.stage).toBe('survived')
    const places = survivors(survived).join('; ')
    expect(places).toContain('passage Maria Quispe in text')
    expect(places).toContain('passage Maria Quispe in metadata')
    expect(places).toContain('passage Maria Quispe in links')
  })

  it('loses words everywhere at once: in headings, bookmarks, contents, running heads, notes, captions, cells, links and metadata', async () => {
    const note = { type: 'footnote', content: [p('n', 'As Quispe said.')] }
    const cell = { type: 'tableCell', attrs: {}, content: [p('c', 'quispe, M.')] }
    const id = await aDocument(
      [
        block('heading', 'h', text('The offer of Qui'), text('spe')),
        block(
          'paragraph',
          'a',
          text('Maria Quispe spoke.'),
          note,
          text(' See the page', 'https://example.org/maria-quispe'),
        ),
        {
          type: 'table',
          attrs: { id: 't', caption: 'Offers of Quispe' },
          content: [{ type: 'tableRow', content: [cell] }],
        },
        {
          type: 'figure',
          attrs: { id: 'f', alt: 'Quispe at the table', asset: null },
          content: [text('Maria Quispe speaks')],
        },
      ],
      [passage('r1', 'Quispe'), passage('r2', 'Maria')],
      {
        title: 'Report by Maria Quispe',
        author: 'M. Quispe',
        summary: 'Quispe spoke.',
        tags: ['quispe'],
        settings: { numbering: 'continuous', contents: true, listOfTables: true },
      },
    )
    const done = await publish(id)
    const pdf = await fileOf(done)
    const read = await readPdf(pdf)
    expect(JSON.stringify(read)).not.toMatch(/quispe/i)
    expect(read.outline.map(({ title }) => title).join()).toContain('█████ [personal data]')
    expect(read.links.flat().join()).not.toContain('example.org')
  })

  it('is not in what a photograph says of itself, and pictures are named that somebody has to look at', async () => {
    const dots = new Uint8Array(3 * 64 * 64).fill(90)
    const plain = encodeJpeg(dots, { width: 64, height: 64, grey: false, quality: 80 })
    const { sha256 } = await workbench.library.putObject(photoSaying(plain, 'Ana Li'), 1e6)
    const attrs = { id: 'f', alt: 'The table', asset: sha256 }
    const figure = { type: 'figure', attrs, content: [text('The table')] }
    const content = [p('a', 'Ana Li spoke.'), figure]
    const id = await aDocument(content, [passage('r1', 'Ana Li', { blockId: 'a', from: 0, to: 6 })])
    const done = await publish(id)
    expect(done).toMatchObject({ stage: 'done', proof: { pictures: [2] } })
    const pdf = await fileOf(done)
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('Ana Li')
    // As it is otherwise the photograph would say it, and the search finds it there, short as it is.
    const other = (await lastOf(client().typesetting.export({ id }))) as { artifactId: string }
    const bytes = (await workbench.assets.artifact(other.artifactId))!.bytes
    const term = { text: 'Ana Li', kind: 'passage' as const, of: ['r1'] }
    const [found] = (await prove(bytes, [''], [term])).terms
    expect(found!.found.map(({ place }) => place)).toContain('metadata')
  })

  it('lets a word stand elsewhere where somebody decided that it may', async () => {
    const content = [p('a', 'Maria Quispe of Arcadia spoke.'), p('b', 'Arcadia was thanked.')]
    const passages = [passage('r1', 'Maria Quispe of Arcadia', { blockId: 'a', from: 0, to: 23 })]
    expect(survivors(await publish(await aDocument(content, passages)))).toEqual(['word Arcadia in text'])
    expect((await publish(await aDocument(content, passages, {}, ['Arcadia']))).stage).toBe('done')
  })

  it('is told apart from the words that PDFs are written in, which are found only where somebody wrote them', async () => {
    const at = { blockId: 'a', from: 4, to: 14 }
    const alone = await aDocument([p('a', 'The Link Group was named.')], [passage('r1', 'Link Group', at)])
    expect((await publish(alone)).stage).toBe('done')
    const twice = await aDocument(
      [p('a', 'The Link Group was named.'), p('b', 'The Link was thanked.')],
      [passage('r1', 'Link Group', at)],
    )
    expect(survivors(await publish(twice))).toEqual(['word Link in text'])
  })

  it('follows words that moved, and stops where it cannot find them', async () => {
    const at = { blockId: 'a', from: 0, to: 12 }
    const moved = await aDocument(
      [p('a', 'Yesterday Maria Quispe spoke.')],
      [passage('r1', 'Maria Quispe', at)],
    )
    expect(await client().redaction.check({ id: moved })).toEqual([
      { id: 'r1', state: 'moved', elsewhere: 0 },
    ])
    expect((await readPdf(await fileOf(await publish(moved)))).pages.join()).not.toContain('Quispe')
    const gone = await aDocument([p('a', 'Maria Q. spoke, twice.')], [passage('r1', 'Maria Quispe', at)])
    expect(await publish(gone)).toEqual({ stage: 'survived', proof: null, stale: ['r1'] })
    const twice = await aDocument(
      [p('a', 'So Maria Quispe met Maria Quispe.')],
      [passage('r1', 'Maria Quispe', at)],
    )
    expect((await publish(twice)).stage).toBe('survived')
  })
})

describe('a proof', () => {
  it('turns red where the text was left in: on a page, over lines and hyphens, in bookmarks and metadata', async () => {
    const long =
      'Quispe '.repeat(1) +
      'intergovernmentalisation of the extraordinarily complicated arrangements. '.repeat(6)
    const id = await aDocument(
      [block('heading', 'h', text('On Quispe')), p('a', long)],
      [passage('r1', 'never there')],
    )
    const { artifactId } = (await lastOf(client().typesetting.export({ id }))) as { artifactId: string }
    const pdf = (await workbench.assets.artifact(artifactId))!.bytes
    const { pages } = await readPdf(pdf)
    const terms = [
      'Quispe',
      'extraordinarily complicated arrangements',
      'Report of the workshop',
      'absent words',
    ].map((words, index) => ({ text: words, kind: 'passage' as const, of: [String(index)] }))
    const proof = await prove(pdf, pages, terms)
    const places = proof.terms.map(({ found }) => new Set(found.map(({ place }) => place)))
    expect([...places[0]!]).toEqual(expect.arrayContaining(['text', 'bookmarks']))
    expect(places[1]!.has('text')).toBe(true)
    expect(places[2]!.has('metadata')).toBe(true)
    expect(places[3]!.size).toBe(0)
  })
})

async function lastOf<T>(stream: PromiseLike<AsyncIterable<T>>): Promise<T | undefined> {
  let last: T | undefined
  for await (const step of await stream) last = step
  return last
}
