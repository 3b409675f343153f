import { useState } from 'react'
import { distributions, type Distribution } from '../../../../shared/model/document/v1.ts'
import { copyMarks, type PackAudience } from '../../../../shared/model/pack/audiences.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { CheckboxField } from '../../../ui/field/CheckboxField.tsx'
import { SelectField } from '../../../ui/field/SelectField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { FormDialog } from '../../../ui/overlay/FormDialog.tsx'
import styles from './copies.module.css'
import { readRecipients } from './read-recipients.ts'

interface AudienceDialogProps {
  audience: PackAudience
  onSave: (audience: PackAudience) => void
  onRemove: () => void
  onClose: () => void
}

/** The rules of one audience, and who is of it. */
export function AudienceDialog({ audience, onSave, onRemove, onClose }: AudienceDialogProps) {
  const t = useT()
  const [name, setName] = useState(audience.name)
  const [receives, setReceives] = useState<readonly Distribution[]>(audience.receives)
  const [names, setNames] = useState<readonly Distribution[]>(audience.names)
  const [mark, setMark] = useState(audience.mark)
  const [list, setList] = useState(audience.recipients.map((each) => each.name).join('\n'))
  const recipients = readRecipients(list, audience.recipients)
  const choose = (
    legend: string,
    chosen: readonly Distribution[],
    change: (next: readonly Distribution[]) => void,
  ) => (
    <fieldset className={styles['rules']}>
      <legend>{legend}</legend>
      {distributions.map((each) => (
        <CheckboxField
          key={each}
          isSelected={chosen.includes(each)}
          onChange={(isChosen) =>
            change(distributions.filter((one) => (one === each ? isChosen : chosen.includes(one))))
          }
        >
          {t(`distribution.${each}`)}
        </CheckboxField>
      ))}
    </fieldset>
  )
  return (
    <FormDialog
      title={t('packs.audience.title')}
      action={t('ui.save')}
      isGood={name.trim() !== ''}
      className={styles['audienceForm']}
      aside={
        <Button
          variant="quiet"
          onPress={() => {
            onRemove()
            onClose()
          }}
        >
          {t('packs.audience.remove')}
        </Button>
      }
      onSubmit={() => {
        onSave({
          ...audience,
          name: name.trim(),
          receives: [...receives],
          names: [...names],
          mark,
          recipients,
        })
        onClose()
      }}
      onClose={onClose}
    >
      <TextField label={t('packs.audience.name')} value={name} maxLength={200} onChange={setName} />
      <div className={styles['ruleColumns']}>
        {choose(t('packs.audience.receives'), receives, setReceives)}
        {choose(t('packs.audience.names'), names, setNames)}
      </div>
      <SelectField
        label={t('packs.audience.mark')}
        value={mark}
        options={copyMarks.map((value) => ({ value, label: t(`packs.audience.mark.${value}`) }))}
        onChange={(value) => value && setMark(value)}
      />
      <TextField
        label={t('packs.audience.recipients')}
        description={`${t('packs.copies.recipients', { count: recipients.length })}. ${t('packs.audience.recipientsHint')}`}
        rows={6}
        value={list}
        onChange={setList}
      />
    </FormDialog>
  )
}
