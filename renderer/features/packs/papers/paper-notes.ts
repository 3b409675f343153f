import type { PaperNote, PaperPreflight, SlipReason } from '../../../../shared/contract/packs.ts'
import type { Translate } from '../../../i18n/use-t.ts'
import type { Paper } from './use-papers.ts'

/** How much a note matters: what will not be in the pack, what came through with harm, what is good to know. */
export type Weight = 'bad' | 'warn' | 'note'

/** A fact about a paper in a few words, and the sentence that explains it. */
export interface Noted {
  key: string
  weight: Weight
  words: string
  sentence: string
}

const weights: Record<PaperNote, Weight> = {
  repaired: 'warn',
  'pages-missing': 'warn',
  'looks-different': 'warn',
  'parts-unreadable': 'warn',
  'no-text': 'warn',
  'dynamic-form': 'warn',
  'restrictions-removed': 'note',
  'scripts-removed': 'note',
  'files-removed': 'note',
  'signatures-removed': 'note',
  form: 'note',
  'hidden-layers': 'note',
  'language-unknown': 'note',
  'no-margin': 'note',
  'made-smaller': 'note',
  'images-reduced': 'note',
}

/** What is to be said of a paper before it is bound, the gravest first. */
export function notesOf(t: Translate, { preflight, isGone }: Pick<Paper, 'preflight' | 'isGone'>): Noted[] {
  if (isGone) return [slipNote(t, 'missing')]
  if (!preflight) return []
  if (preflight.refused) return [slipNote(t, preflight.refused)]
  return [...preflight.notes.map((note) => paperNote(t, note)), ...about(t, preflight)].toSorted(
    (one, other) => order.indexOf(one.weight) - order.indexOf(other.weight),
  )
}

/** A note of a build, in the same words as the one before it. */
export function paperNote(t: Translate, note: PaperNote): Noted {
  return {
    key: note,
    weight: weights[note],
    words: t(`packs.note.${note}.words`),
    sentence: t(`packs.note.${note}.sentence`),
  }
}

export function slipNote(t: Translate, reason: SlipReason): Noted {
  return {
    key: reason,
    weight: 'bad',
    words: t(`packs.refused.${reason}`),
    sentence: t(`packs.slip.${reason}`),
  }
}

const order: readonly Weight[] = ['bad', 'warn', 'note']

function about(t: Translate, { accessible, landscapePages, pages, sizes }: PaperPreflight): Noted[] {
  const found: Noted[] = []
  const note = (key: string, words: string, sentence: string) =>
    found.push({ key, weight: 'note', words, sentence })
  if (accessible === 'untagged')
    note('untagged', t('packs.note.untagged.words'), t('packs.note.untagged.sentence'))
  if (landscapePages > 0)
    note(
      'landscape',
      t('packs.note.landscape.words'),
      t('packs.note.landscape.sentence', { landscape: landscapePages, pages }),
    )
  if (sizes.length > 1)
    note('sizes', t('packs.note.sizes.words'), t('packs.note.sizes.sentence', { sizes: sizes.length }))
  return found
}
