import { useEditorT } from '../use-t.ts'
import { useOutline } from './document-outlines.ts'
import styles from './outline.module.css'

/** Words of an open document, footnotes included, against its limit where it has one. */
export function WordCount({ documentId, limit }: { documentId: string; limit?: number | undefined }) {
  const t = useEditorT()
  const count = useOutline(documentId)?.words ?? 0
  if (!limit) return <span className={styles['words']}>{t('editor.count.words', { count })}</span>
  const over = count - limit
  return (
    <span className={styles['words']} data-over={over > 0 || undefined}>
      <span className={styles['meter']} aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (count / limit) * 100)}%` }} />
      </span>
      {t('editor.count.limit', { count, limit })}
      {over > 0 && <strong>{t('editor.count.over', { over })}</strong>}
    </span>
  )
}
