import { useState } from 'react'
import type { AccessOverride } from '../../../../shared/contract/copies.ts'
import { useT } from '../../../i18n/use-t.ts'
import { TextField } from '../../../ui/field/TextField.tsx'
import { FormDialog } from '../../../ui/overlay/FormDialog.tsx'
import styles from './copies.module.css'
import type { Refused } from './use-copies.ts'

interface OverrideDialogProps {
  papers: readonly Refused[]
  onGive: (overrides: AccessOverride[]) => void
  onClose: () => void
}

/** Asks why restricted papers are given to who is not to have them; without a reason for each nothing is made. */
export function OverrideDialog({ papers, onGive, onClose }: OverrideDialogProps) {
  const t = useT()
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const keyOf = ({ audienceId, entryId }: Refused) => `${audienceId} ${entryId}`
  const reasonOf = (paper: Refused) => (reasons[keyOf(paper)] ?? '').trim()
  const isGood = papers.every((paper) => reasonOf(paper) !== '')
  return (
    <FormDialog
      title={t('packs.override.title')}
      action={t('packs.override.give')}
      isGood={isGood}
      isGrave
      role="alertdialog"
      className={styles['audienceForm']}
      onSubmit={() =>
        onGive(
          papers.map((paper) => ({
            audienceId: paper.audienceId,
            entryId: paper.entryId,
            reason: reasonOf(paper),
          })),
        )
      }
      onClose={onClose}
    >
      <p>{t('packs.override.what')}</p>
      {papers.map((paper) => (
        <TextField
          key={keyOf(paper)}
          label={t('packs.override.reason', { audience: paper.audience, title: paper.title })}
          value={reasons[keyOf(paper)] ?? ''}
          maxLength={500}
          onChange={(text) => setReasons((now) => ({ ...now, [keyOf(paper)]: text }))}
        />
      ))}
    </FormDialog>
  )
}
