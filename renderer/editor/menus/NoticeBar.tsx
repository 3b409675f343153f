import { X } from 'lucide-react'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import type { EditorNotice } from '../session.ts'
import { useEditorT } from '../use-t.ts'
import styles from './menus.module.css'

/** Says what became of a paste or a picture, and how far a long paste is. */
export function NoticeBar({ notice, onClose }: { notice: EditorNotice; onClose: () => void }) {
  const t = useEditorT()
  if (notice.code === 'paste-working') {
    return (
      <output className={styles['notice']} data-code={notice.code}>
        <Progress label={t('editor.notice.paste-working')} share={notice.share} onCancel={notice.cancel} />
      </output>
    )
  }
  const { code, ...values } = notice
  return (
    <div className={styles['notice']} role="alert" data-code={code}>
      <p>{t(`editor.notice.${code}`, values)}</p>
      <IconButton label={t('editor.close')} icon={<X size={14} />} size="small" onPress={onClose} />
    </div>
  )
}
