import type { PaperNote } from '../../../shared/contract/packs.ts'
import type { FragmentPage } from '../fragment.ts'
import type { Taken } from './intake-job.ts'

/** What was met in a paper, as notes for whoever sends the pack round. */
export function notesOf(taken: Taken, pages: readonly FragmentPage[]): PaperNote[] {
  const met: [PaperNote, boolean][] = [
    ['repaired', taken.wasRepaired],
    ['pages-missing', taken.missing > 0],
    ['looks-different', !taken.looksAlike],
    ['restrictions-removed', taken.wasEncrypted],
    ['scripts-removed', taken.actions > 0],
    ['files-removed', taken.files > 0],
    ['signatures-removed', taken.signatures > 0],
    ['parts-unreadable', taken.unreadable > 0],
    ['form', taken.fields > 0],
    ['dynamic-form', taken.dynamicForm],
    ['hidden-layers', taken.hiddenLayers > 0],
    ['no-text', taken.withoutText],
    ['language-unknown', taken.language === null],
    ['made-smaller', pages.some(({ smaller }) => smaller)],
    ['images-reduced', taken.imagesReduced > 0],
    ['no-margin', pages.some(({ margin }) => margin === 'none')],
  ]
  return met.flatMap(([note, is]) => (is ? [note] : []))
}
