import { ArrowUpRight, X } from 'lucide-react'
import { redactionReason, type RedactedArea } from '../../../../shared/model/redaction/v1.ts'
import { useT } from '../../../i18n/use-t.ts'
import { IconButton } from '../../../ui/action/IconButton.tsx'
import { InlineField } from '../../../ui/field/InlineField.tsx'
import styles from './areas.module.css'

interface AreaListProps {
  areas: readonly RedactedArea[]
  onReason: (area: RedactedArea, reason: string) => void
  onShow: (area: RedactedArea) => void
  onRemove: (area: RedactedArea) => void
}

/** The areas in the order they were marked, each with its page and why it is burnt out. */
export function AreaList({ areas, onReason, onShow, onRemove }: AreaListProps) {
  const t = useT()
  return (
    <ol className={styles['list']} aria-label={t('redaction.areas.list')}>
      {areas.map((area, index) => {
        const name = t('redaction.areas.area', { number: index + 1, page: area.page })
        return (
          <li key={area.id} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
            <InlineField
              label={t('redaction.areas.reasonOf', { area: name })}
              placeholder={t('redaction.reason')}
              value={area.reason}
              className={styles['reason']}
              schema={redactionReason}
              onSave={(reason) => onReason(area, reason)}
            />
            <IconButton
              size="small"
              label={t('redaction.areas.show', { area: name })}
              icon={<ArrowUpRight size={15} />}
              onPress={() => onShow(area)}
            />
            <IconButton
              size="small"
              label={t('redaction.areas.remove', { area: name })}
              icon={<X size={15} />}
              onPress={() => onRemove(area)}
            />
          </li>
        )
      })}
    </ol>
  )
}
