import { useState } from 'react'
import type { PackForm, PackLayout } from '../../../../shared/contract/packs.ts'
import { contentsOf, type PackBindingChoices, type PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { SegmentedControl } from '../../../ui/action/SegmentedControl.tsx'
import { CheckboxField } from '../../../ui/field/CheckboxField.tsx'
import { SelectField } from '../../../ui/field/SelectField.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import styles from './build.module.css'

export type BuildChoices = { form: PackForm; layout: PackLayout }

interface BuildDialogProps {
  pack: PackV1
  choices: BuildChoices
  onBinding: (change: (binding: PackBindingChoices) => PackBindingChoices) => void
  onBuild: (choices: BuildChoices) => void
  onClose: () => void
}

const forms = ['pdf', 'items', 'zip'] as const
const layouts = ['reading', 'duplex', 'two-up'] as const
const numberings = ['throughout', 'after-agenda'] as const
const coarseness = [300, 200, 150, 100]

/** What is made this time, and how the pages of this pack are made every time. */
export function BuildDialog({ pack, choices, onBinding, onBuild, onClose }: BuildDialogProps) {
  const t = useT()
  const [form, setForm] = useState(choices.form)
  const [layout, setLayout] = useState(choices.layout)
  const { binding = {} } = pack
  const isIssued = pack.issues.some(({ entries }) => entries)
  return (
    <Dialog
      title={t('packs.buildTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => {
              onBuild({ form, layout: form === 'pdf' ? layout : 'reading' })
              onClose()
            }}
          >
            {t('packs.buildNow')}
          </Button>
        </>
      }
    >
      <div className={styles['choices']}>
        <div className={styles['choice']}>
          <span className={styles['choiceName']}>{t('packs.form')}</span>
          <SegmentedControl
            label={t('packs.form')}
            value={form}
            options={forms.map((value) => ({ value, label: t(`packs.form.${value}`) }))}
            onChange={setForm}
          />
          <p className={styles['choiceWhat']}>{t(`packs.formWhat.${form}`)}</p>
        </div>
        {form === 'pdf' && (
          <div className={styles['choice']}>
            <span className={styles['choiceName']}>{t('packs.layout')}</span>
            <SegmentedControl
              label={t('packs.layout')}
              value={layout}
              options={layouts.map((value) => ({ value, label: t(`packs.layout.${value}`) }))}
              onChange={setLayout}
            />
            <p className={styles['choiceWhat']}>{t(`packs.layoutWhat.${layout}`)}</p>
          </div>
        )}
        <div className={styles['choice']}>
          <span className={styles['choiceName']}>{t('packs.numbering')}</span>
          {isIssued ? (
            <p className={styles['choiceWhat']}>{t('packs.numberingFixed')}</p>
          ) : (
            <SegmentedControl
              label={t('packs.numbering')}
              value={binding.numbering ?? 'throughout'}
              options={numberings.map((value) => ({ value, label: t(`packs.numbering.${value}`) }))}
              onChange={(numbering) => onBinding((now) => ({ ...now, numbering }))}
            />
          )}
        </div>
        <SelectField
          label={t('packs.pictures')}
          value={binding.imageDpi === undefined ? null : String(binding.imageDpi)}
          none={t('packs.pictures.asReceived')}
          options={coarseness.map((dpi) => ({ value: String(dpi), label: t('packs.pictures.dpi', { dpi }) }))}
          onChange={(dpi) =>
            onBinding(({ imageDpi: _old, ...now }) =>
              dpi === null ? now : { ...now, imageDpi: Number(dpi) },
            )
          }
        />
        <CheckboxField
          isSelected={contentsOf(pack) === 'page'}
          onChange={(isMade) => onBinding((now) => ({ ...now, contents: isMade ? 'page' : 'none' }))}
        >
          <span>
            {t('packs.contents')}
            <span className={styles['choiceWhat']}>
              {t(isIssued ? 'packs.contentsWhatIssued' : 'packs.contentsWhat')}
            </span>
          </span>
        </CheckboxField>
        <CheckboxField
          isSelected={binding.margin === 'made'}
          onChange={(isMade) => onBinding((now) => ({ ...now, margin: isMade ? 'made' : 'as-is' }))}
        >
          <span>
            {t('packs.margin')}
            <span className={styles['choiceWhat']}>{t('packs.marginWhat')}</span>
          </span>
        </CheckboxField>
      </div>
    </Dialog>
  )
}
