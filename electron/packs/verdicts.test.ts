import { readFileSync } from 'node:fs'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packV1 } from '../../shared/model/pack/v1.ts'
import { createInProcessCompiler } from '../typesetting/in-process-compiler.ts'
import { locateResources } from '../typesetting/locate-resources.ts'
import { createTypesetting } from '../typesetting/typesetting.ts'
import { createPackBinder, type PackPaper } from './bind-pack.ts'
import type { PaperVerdict, Verdicts } from './intake/paper-verdict.ts'
import { locatePdfium } from './locate-pdfium.ts'
import { createCrewHere } from './pack-crew.ts'
import { createPaperPreflight } from './preflight-paper.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const pack = packV1.parse({
  id: '01920000-0000-7000-8000-00000000000a',
  kind: 'pack',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-04-20T16:30:00.000Z',
  tags: [],
  title: 'Bound twice',
  language: 'en',
  entries: [],
  issues: [],
})

/** A desk that counts how often its normaliser was fetched. */
function deskWith(verdicts: Verdicts) {
  const fetched = { times: 0 }
  const crew = createCrewHere(async () => {
    fetched.times += 1
    return readFileSync(locatePdfium(import.meta.dirname))
  })
  const binder = createPackBinder({
    typesetSheet: (sheet, options) => typesetting.typesetSheet(sheet, options),
    stampFont: async () => readFileSync(resources.stampFont),
    crew,
    verdicts,
  })
  return { binder, crew, fetched }
}

function remember() {
  const known = new Map<string, PaperVerdict>()
  const verdicts: Verdicts = {
    get: async (sha256) => known.get(sha256) ?? null,
    keep: (sha256, verdict) => void known.set(sha256, verdict),
  }
  return { known, verdicts }
}

let papers: PackPaper[]
let bytes: Uint8Array
beforeAll(async () => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let index = 0; index < 4; index += 1) {
    const page = document.addPage([400, 400])
    page.drawText(`Page ${index}`, { x: 50, y: 300, font })
    // No room at the foot of the last.
    if (index === 3) page.drawRectangle({ x: 0, y: 0, width: 400, height: 60 })
  }
  bytes = await document.save()
  papers = [
    {
      entryId: 'a',
      title: 'Annex',
      number: '1',
      detail: '',
      type: 'file',
      fileName: 'a.pdf',
      read: async () => bytes,
    },
  ]
})

describe('a file that was looked at', () => {
  it('is not looked at again when it is bound again, and comes out the same', async () => {
    const { known, verdicts } = remember()
    const first = deskWith(verdicts)
    const bound = await first.binder.bind({ pack, papers })
    expect(first.fetched.times).toBe(1)
    expect([...known.values()]).toMatchObject([{ engine: 'pdf-lib', looksAlike: true, margins: 'ffhh' }])
    const second = deskWith(verdicts)
    expect(await second.binder.bind({ pack, papers })).toEqual(bound)
    expect(second.fetched.times).toBe(0)
  })

  it('was looked at already when it was dropped', async () => {
    const { verdicts } = remember()
    const before = deskWith(verdicts)
    await createPaperPreflight(before.crew, verdicts)(bytes)
    const { binder, fetched } = deskWith(verdicts)
    await binder.bind({ pack, papers })
    expect(fetched.times).toBe(0)
  })

  it('keeps what was found wrong with it', async () => {
    const { known, verdicts } = remember()
    await deskWith(verdicts).binder.bind({ pack, papers })
    const [[hash, verdict]] = [...known] as [[string, PaperVerdict]]
    known.set(hash, { ...verdict, looksAlike: false, withoutText: true, wasRepaired: true })
    const { entries } = await deskWith(verdicts).binder.bind({ pack, papers })
    expect(entries[0]?.notes).toEqual(expect.arrayContaining(['looks-different', 'no-text', 'repaired']))
  })
})
