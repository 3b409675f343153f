import { useEditorT } from '../use-t.ts'
import { goToBlock, useOutline } from './document-outlines.ts'
import styles from './outline.module.css'

/** The headings of an open document; choosing one goes there. */
export function OutlineList({ documentId }: { documentId: string }) {
  const t = useEditorT()
  const outline = useOutline(documentId)
  if (!outline || outline.entries.length === 0) {
    return <p className={styles['empty']}>{t('editor.outline.empty')}</p>
  }
  return (
    <nav aria-label={t('editor.outline.label')}>
      <ol className={styles['list']}>
        {outline.entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              className={styles['entry']}
              style={{ paddingInlineStart: `calc(var(--space-3) + ${entry.depth} * var(--space-5))` }}
              aria-current={entry.id === outline.current ? 'location' : undefined}
              onClick={() => goToBlock(documentId, entry.id)}
            >
              {entry.number && <span className={styles['number']}>{entry.number}</span>}
              <span dir="auto" className={styles['title']}>
                {entry.title}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
