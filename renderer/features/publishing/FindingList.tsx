import type { Finding } from '../../../shared/contract/typesetting.ts'
import { findingSource } from '../../../shared/contract/finding-sources.ts'
import { useT } from '../../i18n/use-t.ts'
import { Badge } from '../../ui/text/Badge.tsx'
import { Button } from '../../ui/action/Button.tsx'
import { findingSentence } from './finding-sentence.ts'
import styles from './publishing.module.css'

export type Fix = { label: string; run: () => void }

interface FindingListProps {
  label: string
  findings: readonly Finding[]
  /** Shows the block a finding speaks of. */
  onShow: (blockId: string, finding: Finding) => void
  /** What mends a finding, each with its name; nothing for one that nobody but a person can mend. */
  fixesOf?: (finding: Finding) => readonly Fix[]
  /** Leads to where the record's own fields are changed; those findings have no block. */
  onProperties?: () => void
}

const order = ['error', 'warning', 'note'] as const
const tones = { error: 'bad', warning: 'warn', note: 'neutral' } as const

/** What a reader would stumble over, worst first: the sentence, its rule, and the way to its place. */
export function FindingList({ label, findings, onShow, fixesOf, onProperties }: FindingListProps) {
  const t = useT()
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  return (
    <ul className={styles['findings']} aria-label={label}>
      {sorted.map((each, index) => {
        const { blockId, code, severity } = each
        const source = findingSource(code)
        const sentence = findingSentence(t, each)
        return (
          <li key={`${code}-${blockId ?? ''}-${index}`} className={styles['finding']}>
            <p className={styles['sentence']}>
              <Badge tone={tones[severity]}>{t(`finding.severity.${severity}`)}</Badge> {sentence}
            </p>
            <p className={styles['rule']}>
              {source !== undefined && <span>{t('readiness.rule', { source })}</span>}
              <span className={styles['actions']}>
                {blockId !== null && (
                  <Button
                    variant="quiet"
                    size="small"
                    aria-label={`${t('readiness.show')}: ${sentence}`}
                    onPress={() => onShow(blockId, each)}
                  >
                    {t('readiness.show')}
                  </Button>
                )}
                {fixesOf?.(each).map(({ label: fix, run }) => (
                  <Button key={fix} size="small" aria-label={`${fix}: ${sentence}`} onPress={run}>
                    {fix}
                  </Button>
                ))}
                {blockId === null && onProperties && (
                  <Button
                    variant="quiet"
                    size="small"
                    aria-label={`${t('readiness.properties')}: ${sentence}`}
                    onPress={onProperties}
                  >
                    {t('readiness.properties')}
                  </Button>
                )}
              </span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
