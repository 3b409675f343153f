import { languages } from '../../../shared/model/languages.ts'
import type { PackV1 } from '../../../shared/model/pack/v1.ts'
import { line } from '../../../shared/model/record-base.ts'
import type { EditedRecord } from '../../api/use-record.ts'
import { useT } from '../../i18n/use-t.ts'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { RecordPicker } from '../records/index.ts'
import styles from './packs.module.css'

/** The meeting a pack belongs to, who it is for, and the language of its sheets, in one line. */
export function PackFacts({ pack, change }: { pack: PackV1; change: EditedRecord<'pack'>['change'] }) {
  const t = useT()
  return (
    <dl className={styles['facts']}>
      <div className={styles['meeting']}>
        <dt>{t('packs.meeting')}</dt>
        <dd>
          <RecordPicker
            label={t('packs.meeting')}
            hideLabel
            look="bare"
            kinds={['meeting']}
            value={pack.meetingId ?? null}
            onChange={(meetingId) =>
              change(({ meetingId: _old, ...now }) => (meetingId ? { ...now, meetingId } : now))
            }
          />
        </dd>
      </div>
      <div>
        <dt>{t('packs.audience')}</dt>
        <dd>
          <InlineField
            label={t('packs.audience')}
            value={pack.audience ?? ''}
            schema={line.optional()}
            onSave={(audience) =>
              change(({ audience: _old, ...now }) => (audience ? { ...now, audience } : now))
            }
          />
        </dd>
      </div>
      <div>
        <dt>{t('packs.language')}</dt>
        <dd>
          <SelectField
            label={t('packs.language')}
            hideLabel
            look="bare"
            value={pack.language}
            options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(language) => language && change((now) => ({ ...now, language }))}
          />
        </dd>
      </div>
    </dl>
  )
}
