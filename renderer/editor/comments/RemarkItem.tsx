import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Remark } from '../../../shared/document/comments/thread.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { MenuButton } from '../../ui/overlay/MenuButton.tsx'
import { useEditorT } from '../use-t.ts'
import { Composer } from './Composer.tsx'
import styles from './comments.module.css'

interface RemarkItemProps {
  remark: Remark
  isOwn: boolean
  onEdit: (text: string) => void
  onDelete: () => void
}

/** What one person said, when, and for that person the ways to say it otherwise or take it back. */
export function RemarkItem({ remark, isOwn, onEdit, onDelete }: RemarkItemProps) {
  const t = useEditorT()
  const format = useFormat()
  const [isEditing, setEditing] = useState(false)
  const author = remark.author || t('editor.comments.nobody')
  return (
    <li className={styles['remark']}>
      <div className={styles['byline']}>
        <span>
          <strong>
            <bdi>{author}</bdi>
          </strong>{' '}
          <time dateTime={remark.at}>{format.moment(remark.at)}</time>
          {remark.edited !== null && <> · {t('editor.comments.edited')}</>}
        </span>
        {isOwn && !isEditing && (
          <MenuButton
            iconOnly
            size="small"
            label={t('editor.comments.own')}
            icon={<Ellipsis size={14} />}
            items={[
              { id: 'edit', label: t('editor.comments.edit'), onAction: () => setEditing(true) },
              { id: 'delete', label: t('editor.comments.delete'), isDanger: true, onAction: onDelete },
            ]}
          />
        )}
      </div>
      {isEditing ? (
        <Composer
          label={t('editor.comments.edit')}
          action={t('editor.comments.keep')}
          initial={remark.text}
          onSend={(text) => {
            setEditing(false)
            if (text !== remark.text) onEdit(text)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p dir="auto" className={styles['said']}>
          {remark.text}
        </p>
      )}
    </li>
  )
}
