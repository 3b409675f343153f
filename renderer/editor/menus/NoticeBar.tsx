import { X } from 'lucide-react'
import { IconButton } from '../../ui/action/IconButton.tsx'
import type { EditorNotice } from '../session.ts'
import { useEditorT } from '../use-t.ts'
import styles from './menus.module.css'

/** Says what became of a paste or a picture. */
export function NoticeBar({ notice, onClose }: { notice: EditorNotice; onClose: () => void }) {
  const t = useEditorT()
  const { code, ...values } = notice
  return (
    <div className={styles['notice']} role={code === 'paste-working' ? 'status' : 'alert'} data-code={code}>
      <p>{t(`editor.notice.${code}`, values)}</p>
      {code !== 'paste-working' && (
        <IconButton label={t('editor.close')} icon={<X size={14} />} size="small" onPress={onClose} />
      )}
    </div>
  )
}
