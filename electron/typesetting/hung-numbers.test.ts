import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { Language } from '../../shared/model/languages.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { body, documentRecord, h, inputOf, n } from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

type Run = { text: string; start: number; end: number; base: number }

/** Runs of text on the one page of a note, in points from its lower left corner, without what its head and foot say. */
async function runsOf(language: Language, content: DocumentBody): Promise<Run[]> {
  const record = documentRecord({ language, type: 'minutes', contents: false })
  const { pdf, pages } = await typesetting.typeset(inputOf(record, content), { standard: 'ua-1' })
  const task = getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 })
  const page = await (await task.promise).getPage(pages)
  const { items } = await page.getTextContent()
  await task.destroy()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [start, base] = [Number(item.transform[4]), Number(item.transform[5])]
    return base < 80 ? [] : [{ text: item.str, start, end: start + item.width, base }]
  })
}

const latin = 'The workshop was held in Geneva and drew participants from all regions of the world. '.repeat(
  3,
)
const arabic = 'عُقدت حلقة العمل في جنيف وشارك فيها كثيرون من جميع المناطق. '.repeat(5)

describe('a numbered paragraph that runs the other way than its document', () => {
  it('has its number within the text, and what is below it further in', async () => {
    const runs = await runsOf(
      'en',
      body(h(1, 'One'), n(latin), n(arabic, 1, { dir: 'rtl' }), n(arabic, 2, { dir: 'rtl' })),
    )
    const right = Math.max(...runs.filter(({ text }) => text.includes('workshop')).map(({ end }) => end))
    const [number, letter] = [/^\.?2\.?$/, /^\(?a\)?$/].map(
      (sign) => runs.find(({ text }) => sign.test(text)) ?? { end: NaN },
    )
    expect(number?.end).toBeLessThan(right + 6)
    expect(letter?.end).toBeLessThan((number?.end ?? 0) - 20)
  })
})

describe('an Arabic heading', () => {
  it.each([1, 2, 3])(
    'of level %i is no nearer to its text than lines of the text to each other',
    async (level) => {
      const runs = await runsOf('ar', body(h(level, 'المجموعة عجيج'), n(arabic)))
      const [heading = NaN] = runs.filter(({ text }) => text.includes('المجموعة')).map(({ base }) => base)
      const lines = [...new Set(runs.filter(({ text }) => text.includes('جنيف')).map(({ base }) => base))]
      const [first = NaN, second = NaN] = lines.toSorted((a, b) => b - a)
      expect(heading - first).toBeGreaterThan(first - second)
    },
  )
})
