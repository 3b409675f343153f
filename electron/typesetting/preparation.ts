import type { Language } from '../../shared/model/languages.ts'
import { cleanText, codePointName } from './clean-text.ts'
import type { Coverage } from './coverage.ts'
import { directionOfText } from './direction.ts'
import type { FindingList } from './finding-list.ts'
import type { FixedWords } from './fixed-words.ts'
import type { CheckedImage } from './check-image.ts'
import type { Numbering } from './number-blocks.ts'
import type { Direction, Endnote } from './typeset-data.ts'

/** What every step of preparing one document shares. */
export type Preparation = {
  language: Language
  dir: Direction
  words: FixedWords
  coverage: Coverage
  numbering: Numbering
  images: ReadonlyMap<string, CheckedImage>
  findings: FindingList
  /** Notes that stand at the end, in order; null where they stand at the foot of their pages. */
  endnotes: Endnote[] | null
  /** Ids that some cross-reference leads to; only these need a label. */
  cited: ReadonlySet<string>
  titleOf(recordId: string): string | null
  /** Width of a column of text, and of the page's text, in points. */
  measure: { column: number; page: number }
}

/** Text made fit to print, with a finding for every character that had to go. */
export function printable(text: string, blockId: string | null, preparation: Preparation): string {
  const clean = cleanText(text)
  const { coverage, findings } = preparation
  if (clean.removed.length > 0) findings.addNames('characters-removed', 'note', blockId, clean.removed)
  const uncovered = coverage.uncovered(clean.text)
  if (uncovered.length === 0) return clean.text
  findings.addNames('uncovered-characters', 'error', blockId, uncovered.map(nameCluster))
  return coverage.replaceUncovered(clean.text)
}

/** A line of the record: printable, on one line. */
export function printableLine(text: string | undefined, preparation: Preparation): string {
  return printable(text ?? '', null, preparation)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The direction a block is set in: as asked, else by its first letter, else the document's. */
export function blockDirection(asked: Direction | null, text: string, preparation: Preparation): Direction {
  return asked ?? directionOfText(text) ?? preparation.dir
}

function nameCluster(cluster: string): string {
  const characters = Array.from(cluster).slice(0, 8)
  return `${characters.join('')} (${characters.map(codePointName).join('+')})`
}
