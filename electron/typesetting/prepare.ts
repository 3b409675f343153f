import type { DocumentBody } from '../../shared/document/body.ts'
import { threadsOf, withoutComments } from '../../shared/document/comments/passages.ts'
import { asItStands } from '../../shared/document/suggestions/settle-suggestions.ts'
import { suggestionsIn } from '../../shared/document/suggestions/suggestions-in.ts'
import { countWords, walk } from '../../shared/document/walk.ts'
import type { Finding, Paper } from '../../shared/contract/typesetting.ts'
import type { Distribution, DocumentV1 } from '../../shared/model/document/v1.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { directionOf } from '../../shared/model/languages.ts'
import { checkConventions } from './conventions/conventions.ts'
import { checkImage, type CheckedImage } from './check-image.ts'
import type { Coverage } from './coverage.ts'
import { createFindingList } from './finding-list.ts'
import { fixedWords } from './fixed-words.data.ts'
import { numberBlocks } from './number-blocks.ts'
import { printableLine, type Preparation } from './preparation.ts'
import { toBlocks } from './prepare-blocks.ts'
import { toFront } from './prepare-front.ts'
import { toOutcomes } from './prepare-outcomes.ts'
import { toParticipants } from './prepare-participants.ts'
import { lookOf, plainManifest, type TemplateManifest } from './templates/manifest.ts'
import type { Block, TypesetData } from './typeset-data.ts'

/** A document to be typeset, with what it needs from outside itself. */
export type TypesetInput = {
  record: DocumentV1
  body: DocumentBody
  /** Bytes of a stored file by its SHA-256; null where the library has none. */
  readAsset(sha256: string): Promise<Uint8Array | null>
  /** Present title of a record; null where it is gone. */
  titleOf(recordId: string): string | null
  /** Titles of other works that bear this symbol. */
  bearersOf(symbol: string): readonly string[]
  /** Distribution of a document; null where the record is none, or gone. */
  distributionOf(recordId: string): Distribution | null
  meeting?: MeetingV1
}

/** How it is to look, which is no part of the document; `form` is what the template says of itself. */
export type Look = {
  paper: Paper
  watermark: boolean
  form: TemplateManifest
  /** Whether the text is held against the conventions too; pages alone do without. */
  isChecked: boolean
}

export type Prepared = {
  data: TypesetData
  /** Pictures the data names, by file. */
  files: { path: string; bytes: Uint8Array }[]
  findings: Finding[]
}

/**
 * Decides everything about a document's pages but their breaks: numbers, references, grids, sizes, words. Pure but
 * for `readAsset`. Pictures named in `unusable` get a placeholder: the compiler has refused them.
 */
export async function prepare(
  given: TypesetInput,
  coverage: Coverage,
  look: Look = { paper: 'a4', watermark: true, form: plainManifest, isChecked: true },
  unusable: ReadonlySet<string> = new Set(),
): Promise<Prepared> {
  // What is said about the text and what is only suggested is taken out before anything looks at it: nothing of it can leave.
  const input = { ...given, body: asItStands(withoutComments(given.body)) }
  const { record, body } = input
  const language = record.language
  const words = fixedWords[language]
  const numbered = record.settings.numbering === 'continuous'
  const findings = createFindingList()
  const images = await readImages(input, unusable)
  const preparation: Preparation = {
    language,
    dir: directionOf(language),
    words,
    coverage,
    numbering: numberBlocks(body, {
      language,
      numbering: record.settings.numbering,
      headings: look.form.numbering,
    }),
    images,
    findings,
    cited: citedIds(body),
    endnotes: record.settings.endnotes ? [] : null,
    titleOf: input.titleOf,
    measure: look.form.columns === 2 ? { column: 231, page: 482 } : { column: 385, page: 385 },
  }
  const front = toFront(record, input.meeting, preparation)
  const { blocks, blockIds } = toBlocks(body.content, preparation)
  const isCleared = record.status === 'cleared' || record.status === 'final'
  if (look.isChecked) {
    checkLength(input, preparation)
    checkConventions({
      ...input,
      threads: threadsOf(given.body),
      suggestions: suggestionsIn(given.body),
      findings,
    })
  }
  const data: TypesetData = {
    lang: language,
    dir: preparation.dir,
    meta: {
      title: front.title,
      subject: [front.type, printableLine(input.meeting?.title, preparation)].filter(Boolean).join(' – '),
      authors: [printableLine(record.author, preparation) || front.organ].filter(Boolean),
      keywords: [
        front.symbol,
        front.type,
        ...record.tags.map((tag) => printableLine(tag, preparation)),
      ].filter(Boolean),
      date: toDate(record.masthead.date ?? record.updatedAt),
    },
    words: {
      contents: words.contents,
      page: words.page,
      tables: words.tables,
      figures: words.figures,
      notes: words.notes,
      summary: words.summary,
    },
    front,
    look: lookOf(look.form),
    sheet: null,
    paper: look.paper,
    watermark: isCleared || !look.watermark ? null : words.draft,
    marks: [
      record.masthead.distribution === 'restricted' ? words.distributions.restricted : '',
      isCleared ? '' : `${words.statuses[record.status]} – ${words.notForCitation}`,
    ].filter(Boolean),
    summary: toSummary(record.summary, preparation),
    running: { symbol: front.symbol || front.type, title: shorten(front.title, language === 'zh' ? 34 : 76) },
    contents: record.settings.contents && blocks.some((block) => block.t === 'heading'),
    listOfTables: record.settings.listOfTables === true && blocks.some((each) => isListed(each, 'table')),
    listOfFigures: record.settings.listOfFigures === true && blocks.some((each) => isListed(each, 'figure')),
    endnotes: preparation.endnotes ?? [],
    participants:
      record.settings.participants && input.meeting ? toParticipants(input.meeting, preparation) : null,
    outcomes: look.form.outcomes ? toOutcomes(blocks, words.outcomes) : null,
    numberPages: true,
    gutter:
      numbered && blocks.some((block) => block.t === 'numbered' || (block.t === 'heading' && block.number)),
    blocks,
    blockIds,
  }
  const files = [...images.values()].flatMap((image) =>
    image.ok ? [{ path: image.file, bytes: image.bytes }] : [],
  )
  return { data, files, findings: findings.all() }
}

/** The paragraphs of the summary, as the record has them: by empty lines. */
function toSummary(summary: string | undefined, preparation: Preparation): string[] {
  return (summary ?? '').split(/\n\s*\n/).flatMap((each) => printableLine(each, preparation) || [])
}

function isListed(block: Block, kind: 'table' | 'figure'): boolean {
  return block.t === kind && block.caption !== null
}

async function readImages(
  { body, readAsset }: TypesetInput,
  unusable: ReadonlySet<string>,
): Promise<Map<string, CheckedImage>> {
  const images = new Map<string, CheckedImage>()
  for (const { node } of walk(body)) {
    const asset = node.type === 'figure' ? node.attrs?.['asset'] : null
    if (typeof asset !== 'string' || images.has(asset)) continue
    const checked = checkImage(asset, await readAsset(asset))
    const refused = checked.ok && unusable.has(checked.file)
    images.set(asset, refused ? { ok: false, reason: 'damaged' } : checked)
  }
  return images
}

function citedIds(body: DocumentBody): Set<string> {
  const ids = new Set<string>()
  for (const { node } of walk(body)) {
    const target = node.type === 'crossReference' ? node.attrs?.['target'] : null
    if (typeof target === 'string') ids.add(target)
  }
  return ids
}

function checkLength({ record, body }: TypesetInput, { findings, language }: Preparation): void {
  const limit = record.settings.wordLimit
  if (limit === undefined) return
  const words = countWords(body, new Intl.Segmenter(language, { granularity: 'word' }))
  if (words > limit) {
    findings.add('word-limit-exceeded', 'warning', null, { words: String(words), limit: String(limit) })
  }
}

function toDate(iso: string): [number, number, number] {
  const [year = 1970, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number)
  return [year, month, day]
}

function shorten(text: string, most: number): string {
  const characters = Array.from(text)
  if (characters.length <= most) return text
  const cut = characters.slice(0, most).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}
