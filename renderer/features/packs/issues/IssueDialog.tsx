import { isFrontEntry } from '../../../../shared/model/pack/pin-pages.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import { notesOf } from '../papers/paper-notes.ts'
import { usePapers } from '../papers/use-papers.ts'
import { entryName } from '../tree/name-of.ts'
import styles from './issues.module.css'

interface IssueDialogProps {
  pack: PackV1
  onIssue: () => void
  onClose: () => void
}

/** Says what issuing means for good, and what this issue has that the last one had not. */
export function IssueDialog({ pack, onIssue, onClose }: IssueDialogProps) {
  const t = useT()
  const format = useFormat()
  const papers = usePapers(pack.entries)
  const last = pack.issues.at(-1)
  const issued = last?.entries ?? []
  const known = new Set(issued.map(({ entryId }) => entryId))
  const present = new Set(pack.entries.map(({ id }) => id))
  const nameOf = (entry: PackV1['entries'][number]) =>
    entryName(t, { entry, summary: papers.get(entry.id)?.summary })
  const late = last ? pack.entries.filter(({ id }) => !known.has(id)).map(nameOf) : []
  const withdrawn = issued
    .filter((entry) => !isFrontEntry(entry) && !entry.withdrawn && !present.has(entry.entryId))
    .map(({ title }) => title)
  const grave = [...papers.values()].filter((paper) =>
    notesOf(t, paper).some(({ weight }) => weight !== 'note'),
  ).length
  return (
    <Dialog
      title={t('packs.issue.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              onIssue()
              onClose()
            }}
          >
            {t('packs.issue.now')}
          </Button>
        </>
      }
    >
      <div className={styles['what']}>
        <p>
          {last
            ? t('packs.issue.next', { number: last.number + 1, last: last.number })
            : t('packs.issue.first')}
        </p>
        <p>{t('packs.issue.kept')}</p>
        {late.length > 0 && <p>{t('packs.issue.late', { papers: format.list(late) })}</p>}
        {withdrawn.length > 0 && <p>{t('packs.issue.withdrawn', { papers: format.list(withdrawn) })}</p>}
        {grave > 0 && <Notice tone="warn">{t('packs.issue.attention', { count: grave })}</Notice>}
      </div>
    </Dialog>
  )
}
