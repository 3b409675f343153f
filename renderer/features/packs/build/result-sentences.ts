import type { PackProgress } from '../../../../shared/contract/packs.ts'
import type { Format } from '../../../i18n/use-format.ts'
import type { Translate } from '../../../i18n/use-t.ts'
import type { Weight } from '../papers/paper-notes.ts'

type Done = Extract<PackProgress, { stage: 'done' }>

/** What is to be said of a file that was made, beside its entries. */
export function resultSentences(
  t: Translate,
  format: Format,
  { entries, issue, accessible, blanks = 0, lost = [], replacedCharacters = '' }: Done,
): { text: string; weight: Weight | 'good' }[] {
  const slips = entries.filter(({ slip }) => slip !== null && slip !== 'withdrawn').length
  const breaking = entries.filter((entry) => entry.accessible !== undefined && entry.accessible !== 'ua')
  return [
    ...(issue === undefined
      ? []
      : [{ text: t('packs.issue.done', { number: issue }), weight: 'good' as const }]),
    slips === 0
      ? { text: t('packs.allBound', { count: entries.length }), weight: 'good' as const }
      : { text: t('packs.slips', { count: slips }), weight: 'warn' as const },
    ...(accessible ? [{ text: t('packs.ua'), weight: 'good' as const }] : []),
    ...(accessible === false && breaking.length > 0
      ? [{ text: t('packs.notUa', { papers: named(format, breaking) }), weight: 'note' as const }]
      : []),
    ...(blanks > 0 ? [{ text: t('packs.blanks', { count: blanks }), weight: 'note' as const }] : []),
    ...(lost.length > 0
      ? [
          {
            text: t('packs.lost', { what: format.list(lost.map((each) => t(`packs.loss.${each}`))) }),
            weight: 'note' as const,
          },
        ]
      : []),
    ...(replacedCharacters === ''
      ? []
      : [
          {
            text: t('packs.replaced', { characters: Array.from(replacedCharacters).join(' ') }),
            weight: 'warn' as const,
          },
        ]),
  ]
}

const mostNamed = 4

/** The first few, and an ellipsis for the rest. */
function named(format: Format, entries: readonly { title: string }[]): string {
  const titles = entries.slice(0, mostNamed).map(({ title }) => title)
  return entries.length > mostNamed ? `${titles.join(', ')} …` : format.list(titles)
}
