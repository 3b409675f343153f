import { createRouterClient } from '@orpc/server'
import { PDFDocument } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { doc, heading, numbered } from '../../shared/document/build.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { textOf } from '../../shared/document/walk.ts'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import { newBlockId, newRecordId } from './new-ids.ts'
import { readBulk } from '../exchange/import-bulk.ts'
import { pngOf } from '../typesetting/sample-image.test-kit.ts'
import { openMemoryWorkbench, type MemoryWorkbench } from './memory-workbench.test-kit.ts'

let workbench: MemoryWorkbench
const client = () => createRouterClient(workbench.router)

beforeEach(async () => {
  workbench = await openMemoryWorkbench()
})
afterEach(() => workbench.close())

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}
const upload = (bytes: Uint8Array | string, fileName: string) =>
  workbench.assets.upload(inPieces(typeof bytes === 'string' ? Buffer.from(bytes) : bytes), fileName)

async function aPdf(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) pdf.addPage([595, 842])
  return pdf.save()
}

async function last<T>(stream: AsyncIterable<T>): Promise<T> {
  let newest: T | undefined
  for await (const each of stream) newest = each
  if (newest === undefined) throw new Error('the stream said nothing')
  return newest
}

describe('a file somebody sent', () => {
  test('becomes an attachment whose type and pages are read off its bytes, whatever its name says', async () => {
    const { sha256, mediaType } = await upload(await aPdf(3), 'annex.docx')
    expect(mediaType).toBe('application/pdf')
    const summary = await client().exchange.attach({ sha256, fileName: 'annex.docx' })
    const { record } = await client().records.get({ id: summary.id })
    expect(record).toMatchObject({
      kind: 'attachment',
      title: 'annex',
      mediaType: 'application/pdf',
      pages: 3,
    })
    expect(await workbench.assets.read(sha256)).toMatchObject({ inline: true, mediaType: 'application/pdf' })
  })

  test('is only ever downloaded when a browser might run it', async () => {
    const { sha256 } = await upload(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'logo.svg',
    )
    expect(await workbench.assets.read(sha256)).toMatchObject({
      inline: false,
      mediaType: 'text/plain; charset=utf-8',
    })
  })

  test('is read into a document with its headings and lists', async () => {
    const { sha256 } = await upload('# Terms of reference\n\nFirst words.\n\n- one\n- two\n', 'terms.md')
    const summary = await client().exchange.importDocument({ sha256, fileName: 'terms.md' })
    expect(summary).toMatchObject({ kind: 'document', title: 'Terms of reference' })
    const { body } = await client().documents.open({ id: summary.id })
    expect((body as DocumentBody).content.map((node) => node.type)).toContain('bulletList')
  })

  test('becomes a document beside the file as it was received, which it names', async () => {
    const { sha256 } = await upload('# Note verbale\n\nFirst words.\n', 'note.md')
    const meeting = await client().records.create({ kind: 'meeting', title: 'Geneva', type: 'other' })
    const meetingId = recordId.parse(meeting.record.id)
    const file = await client().exchange.attach({ sha256, fileName: 'note.md', meetingId })
    const { document, losses } = await client().exchange.makeDocument({ id: file.id })
    expect(losses).toEqual([])
    expect(document).toMatchObject({ kind: 'document', title: 'Note verbale' })
    expect(document.links).toEqual([
      { relation: 'meeting', id: meetingId },
      { relation: 'mention', id: file.id },
    ])
    expect((await client().records.get({ id: file.id })).record).toMatchObject({ sha256, meetingId })
    const picture = await upload(pngOf(2, 2), 'map.png')
    const map = await client().exchange.attach({ sha256: picture.sha256, fileName: 'map.png' })
    await expect(client().exchange.makeDocument({ id: map.id })).rejects.toMatchObject({
      code: 'UNSUPPORTED_FILE',
    })
  })

  test('is refused with the reason where it cannot be read, and leaves nothing behind', async () => {
    const { sha256 } = await upload(new Uint8Array([1, 2, 3, 0, 255]), 'mystery.bin')
    await expect(client().exchange.importDocument({ sha256, fileName: 'mystery.bin' })).rejects.toMatchObject(
      {
        code: 'UNSUPPORTED_FILE',
        data: { fileName: 'mystery.bin', reason: 'unknown-format' },
      },
    )
    expect((await client().records.list({})).total).toBe(0)
  })

  test('that is not there is named', async () => {
    await expect(client().exchange.attach({ sha256: '0'.repeat(64), fileName: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await workbench.assets.read('0'.repeat(64))).toBeNull()
    expect(await workbench.assets.artifact('nothing')).toBeNull()
  })
})

describe('a picture', () => {
  const faultOf = async (bytes: Uint8Array | string) =>
    (await client().exchange.checkPicture({ sha256: (await upload(bytes, 'picture.png')).sha256 })).fault

  test('is fit to be put into a text when it is whole', async () => {
    expect(await faultOf(onePixel)).toBeNull()
  })

  test('is refused by what is wrong with it: torn, no picture, or a bomb', async () => {
    expect(await faultOf(onePixel.subarray(0, 40))).toBe('damaged')
    expect(await faultOf('<svg/>')).toBe('format')
    const bomb = Buffer.from(onePixel)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    expect(await faultOf(bomb)).toBe('too-large')
  })
})

describe('lines in bulk', () => {
  test('become documents that are found by the people and places they name', async () => {
    const line = {
      kind: 'minutes',
      title: 'Session',
      people: ['Ms. Example'],
      places: ['Lima'],
      date: '2018-05-01',
      text: 'First.\n\nSecond.',
    }
    for await (const step of readBulk([Buffer.from(`${JSON.stringify(line)}\n`)], { newBlockId })) {
      if ('document' in step) await workbench.exchange.addBulk(step.document)
    }
    const { items } = await client().records.list({})
    expect(items[0]).toMatchObject({ type: 'minutes', year: 2018, tags: [] })
    await workbench.search.ready()
    for (const text of ['person:example', 'place:lima', 'is:draft place:Lima']) {
      const { hits, facets } = await client().search.query({ text, facets: true })
      expect(
        hits.map((hit) => hit.summary.title),
        text,
      ).toEqual(['Session'])
      const named = facets?.filter(({ facet }) => facet === 'person' || facet === 'place')
      expect(named?.map(({ values }) => values)).toEqual([
        [{ value: 'Ms. Example', count: 1 }],
        [{ value: 'Lima', count: 1 }],
      ])
    }
    const { body } = await client().documents.open({ id: items[0]?.id as RecordId })
    expect(textOf(body as DocumentBody)).toBe('First.\nSecond.')
  })

  test('never take the place of a record that bears their id', async () => {
    const id = newRecordId()
    const add = async (text: string) => {
      for await (const step of readBulk([Buffer.from(`${JSON.stringify({ id, text })}\n`)], { newBlockId }))
        if ('document' in step) await workbench.exchange.addBulk(step.document)
    }
    await add('The first')
    await expect(add('The second')).rejects.toMatchObject({
      code: 'INVALID',
      data: { fields: [{ path: 'id', reason: 'taken' }] },
    })
    const { body } = await client().documents.open({ id })
    expect(textOf(body as DocumentBody)).toBe('The first')
  })
})

describe('publishing', () => {
  test('says how it goes and ends with a file that can be fetched', async () => {
    const opened = await client().documents.create({ type: 'note', title: 'Short note' })
    await client().documents.save({
      id: opened.record.id,
      baseRev: opened.rev,
      body: doc(heading(1, 'One'), numbered('Two')),
    })
    const stages: string[] = []
    let done: { artifactId: string; fileName: string; pages: number; size: number } | undefined
    for await (const progress of await client().typesetting.export({ id: opened.record.id })) {
      stages.push(progress.stage)
      if (progress.stage === 'done') done = progress
    }
    expect(stages.at(-1)).toBe('done')
    expect(done).toMatchObject({ fileName: 'Short note.en.pdf', pages: 1 })
    const artifact = await workbench.assets.artifact(done?.artifactId ?? '')
    expect(artifact?.bytes.byteLength).toBe(done?.size)
    expect(Buffer.from(artifact?.bytes.subarray(0, 5) ?? []).toString()).toBe('%PDF-')
  })

  test('names what a reader would stumble over, with its place, before anything is typeset', async () => {
    const { sha256 } = await upload(onePixel, 'dot.png')
    const opened = await client().documents.create({ type: 'note', title: 'With a picture' })
    const body = doc(numbered('Text'), { type: 'figure', attrs: { id: 'f1', asset: sha256, alt: '' } })
    await client().documents.save({ id: opened.record.id, baseRev: opened.rev, body })
    expect(await client().typesetting.preflight({ id: opened.record.id })).toMatchObject([
      { code: 'missing-alt', blockId: 'f1' },
    ])
  })

  test('knows no document of a meeting’s id', async () => {
    const { record } = await client().records.create({ kind: 'meeting', title: 'M', type: 'other' })
    await expect(last(await client().typesetting.export({ id: record.id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('a pack', () => {
  test('is bound with a slip for what is damaged or gone, and never fails for it', async () => {
    const note = await client().documents.create({ type: 'note', title: 'Own paper' })
    const annex = await client().exchange.attach({
      sha256: (await upload(await aPdf(2), 'good.pdf')).sha256,
      fileName: 'good.pdf',
    })
    const broken = await client().exchange.attach({
      sha256: (await upload('%PDF-1.7 and then nothing', 'bad.pdf')).sha256,
      fileName: 'bad.pdf',
    })
    const { record: pack } = await client().records.create({
      kind: 'pack',
      title: 'Papers',
      entries: [
        { id: 'e1', type: 'document', recordId: note.record.id },
        { id: 'e2', type: 'attachment', recordId: annex.id },
        { id: 'e3', type: 'attachment', recordId: broken.id },
        { id: 'e4', type: 'document', recordId: '01890000-0000-7000-8000-0000000000ff' },
      ],
    } as never)
    const done = await last(await client().packs.build({ id: pack.id }))
    if (done.stage !== 'done') throw new Error('not done')
    expect(done.entries.map((entry) => [entry.entryId, entry.slip])).toEqual([
      ['e1', null],
      ['e2', null],
      ['e3', 'damaged'],
      ['e4', 'missing'],
    ])
    const bytes = (await workbench.assets.artifact(done.artifactId))?.bytes
    expect((await PDFDocument.load(bytes ?? new Uint8Array())).getPageCount()).toBe(done.pages)
  })
})

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
