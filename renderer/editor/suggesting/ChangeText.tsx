import { useFormat } from '../../i18n/use-format.ts'
import { useEditorT } from '../use-t.ts'
import type { SuggestedChange } from './suggestion-places.ts'
import styles from './suggesting.module.css'

const linesOf = {
  insertion: 'editor.suggestion.insertedLines',
  deletion: 'editor.suggestion.deletedLines',
} as const

/** What a change takes out and puts in, in words. */
export function ChangeText({ change }: { change: SuggestedChange }) {
  const t = useEditorT()
  const { inserted, deleted, lines } = change
  return (
    <span className={styles['change']}>
      {deleted.trim() !== '' && (
        <span>
          {t('editor.suggestion.deletion')} <del dir="auto">{shortened(deleted)}</del>
        </span>
      )}
      {inserted.trim() !== '' && (
        <span>
          {t('editor.suggestion.insertion')} <ins dir="auto">{shortened(inserted)}</ins>
        </span>
      )}
      {lines.map((kind) => (
        <span key={kind}>{t(linesOf[kind])}</span>
      ))}
    </span>
  )
}

/** Who suggests it, and when. */
export function ChangeAuthor({ change }: { change: SuggestedChange }) {
  const t = useEditorT()
  const format = useFormat()
  return (
    <span className={styles['author']}>
      <strong dir="auto">{change.author || t('editor.suggestion.nobody')}</strong>{' '}
      <time dateTime={change.at}>{format.moment(change.at)}</time>
    </span>
  )
}

function shortened(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' '))
  return letters.length <= 160 ? letters.join('') : `${letters.slice(0, 160).join('')}…`
}
