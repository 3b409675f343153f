import { Check, EyeOff, LockKeyhole, PenLine, StickyNote } from 'lucide-react'
import { distributions, type Distribution } from '../../../../shared/model/document/v1.ts'
import {
  accessOf,
  unmarkedDistribution,
  type Access,
  type PackAudience,
} from '../../../../shared/model/pack/audiences.ts'
import type { PackEntry } from '../../../../shared/model/pack/v1.ts'
import { useT } from '../../../i18n/use-t.ts'
import { IconButton } from '../../../ui/action/IconButton.tsx'
import { SelectField } from '../../../ui/field/SelectField.tsx'
import { MenuButton } from '../../../ui/overlay/MenuButton.tsx'
import styles from './copies.module.css'
import { exceptionOf, type Exception } from './exceptions.ts'

const icons = { whole: Check, named: StickyNote, nameless: EyeOff, refused: LockKeyhole } as const
const shown: readonly Access[] = ['whole', 'named', 'nameless', 'refused']

/** A paper as the matrix shows it; `distribution` null where everybody gets it. */
export interface MatrixPaper {
  entry: PackEntry
  title: string
  distribution: Distribution | null
  /** Whether it is the pack that says how far it may go. */
  isMarkedHere: boolean
}

interface AccessMatrixProps {
  papers: readonly MatrixPaper[]
  audiences: readonly PackAudience[]
  onException: (audienceId: string, entryId: string, access: Exception | null) => void
  onDistribution: (entryId: string, distribution: Distribution) => void
  onAudience: (audienceId: string) => void
}

/** What each audience gets of each paper, at a glance; every sign is a menu that makes an exception. */
export function AccessMatrix({
  papers,
  audiences,
  onException,
  onDistribution,
  onAudience,
}: AccessMatrixProps) {
  const t = useT()
  return (
    <div className={styles['matrixFrame']}>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col">{t('packs.copies.paper')}</th>
            <th scope="col">{t('packs.copies.distribution')}</th>
            {audiences.map((audience) => (
              <th key={audience.id} scope="col" className={styles['audience']}>
                <span className={styles['audienceName']}>
                  <bdi>{audience.name}</bdi>
                  <IconButton
                    size="small"
                    label={t('packs.copies.editAudience', { name: audience.name })}
                    icon={<PenLine size={13} />}
                    onPress={() => onAudience(audience.id)}
                  />
                </span>
                <span className={styles['recipientCount']}>
                  {t('packs.copies.recipients', { count: audience.recipients.length })}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {papers.map((paper) => (
            <tr key={paper.entry.id} data-type={paper.entry.type}>
              <th scope="row">
                <bdi>{paper.title}</bdi>
              </th>
              <td>
                <PaperDistribution paper={paper} onChange={onDistribution} />
              </td>
              {audiences.map((audience) => (
                <td key={audience.id} className={styles['cell']}>
                  {paper.distribution !== null && (
                    <Cell
                      title={paper.title}
                      audience={audience}
                      access={accessOf(audience, paper.entry.id, paper.distribution)}
                      exception={exceptionOf(audience, paper.entry.id)}
                      onException={(access) => onException(audience.id, paper.entry.id, access)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles['legend']}>
        {shown.map((access) => {
          const Icon = icons[access]
          return (
            <li key={access} data-access={access}>
              <Icon size={13} aria-hidden="true" />
              {t(`packs.access.${access}`)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface PaperDistributionProps {
  paper: MatrixPaper
  onChange: (entryId: string, distribution: Distribution) => void
}

/** A document says itself how far it may go; of a file somebody else sent, somebody has to say it here. */
function PaperDistribution({
  paper: { entry, title, distribution, isMarkedHere },
  onChange,
}: PaperDistributionProps) {
  const t = useT()
  if (distribution === null) return null
  if (entry.type !== 'attachment' || !isMarkedHere)
    return <span className={styles['own']}>{t(`distribution.${distribution}`)}</span>
  return (
    <span title={entry.distribution ? undefined : t('packs.copies.unmarked')}>
      <SelectField
        label={t('packs.copies.distributionOf', { title })}
        hideLabel
        look="bare"
        value={entry.distribution ?? unmarkedDistribution}
        options={distributions.map((value) => ({ value, label: t(`distribution.${value}`) }))}
        onChange={(value) => value && onChange(entry.id, value)}
      />
    </span>
  )
}

interface CellProps {
  title: string
  audience: PackAudience
  access: Access
  exception: Exception | null
  onException: (access: Exception | null) => void
}

function Cell({ title, audience, access, exception, onException }: CellProps) {
  const t = useT()
  const Icon = icons[access]
  const name = t('packs.copies.cell', { title, audience: audience.name, access: t(`packs.access.${access}`) })
  return (
    <span className={styles['access']} data-access={access} data-exception={exception !== null || undefined}>
      <MenuButton
        label={exception === null ? name : `${name} (${t('packs.copies.exception')})`}
        icon={<Icon size={15} />}
        iconOnly
        size="small"
        items={[
          { id: 'rule', label: t('packs.copies.byRule'), onAction: () => onException(null) },
          { id: 'give', label: t('packs.copies.give'), onAction: () => onException('give') },
          { id: 'withhold', label: t('packs.copies.withhold'), onAction: () => onException('withhold') },
        ]}
      />
    </span>
  )
}
