import type { PackCopy } from '../../../../shared/model/pack/copy.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Section } from '../../../ui/layout/Page.tsx'
import { Badge } from '../../../ui/text/Badge.tsx'
import styles from './copies.module.css'

/** Every copy that was made, the newest first: whose it is, and what tells it from the others. */
export function Ledger({ copies }: { copies: readonly PackCopy[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <Section title={t('packs.ledger.title')}>
      {copies.length === 0 && <p className={styles['none']}>{t('packs.ledger.none')}</p>}
      <ol className={styles['ledger']}>
        {copies.toReversed().map((copy) => (
          <li key={copy.identifier}>
            <span className={styles['who']}>
              <bdi>{copy.recipient || t('packs.ledger.nobody')}</bdi>
              <Badge>{copy.audience}</Badge>
              {copy.overrides && copy.overrides.length > 0 && (
                <Badge tone="bad">{t('packs.ledger.overrides', { count: copy.overrides.length })}</Badge>
              )}
            </span>
            <span>
              {format.moment(copy.madeAt)}
              {copy.issue !== undefined && ` · ${t('packs.ledger.ofIssue', { number: copy.issue })}`}
            </span>
            <code title={copy.sha256}>{copy.identifier}</code>
          </li>
        ))}
      </ol>
    </Section>
  )
}
