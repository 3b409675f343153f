import type { ReactNode } from 'react'
import type { Identified } from '../../../shared/contract/copies.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import styles from './stray.module.css'

/** Whose copy a file is: for whom, when, and from which issue it was made. */
export function CopyFound({ name, found, action }: { name: string; found: Identified; action?: ReactNode }) {
  const t = useT()
  const format = useFormat()
  const { by, origins, pages, markedPages } = found
  return (
    <Notice tone={by === 'unknown' ? 'warn' : 'good'} action={action}>
      {by === 'mark'
        ? t('packs.stray.mark', { name, marked: markedPages, pages: pages ?? markedPages })
        : t(`packs.stray.${by}`, { name })}
      <ul className={styles['origins']}>
        {origins.map(({ packTitle, copy }) => (
          <li key={copy.identifier}>
            {t('packs.stray.origin', {
              recipient: copy.recipient || t('packs.ledger.nobody'),
              audience: copy.audience,
              when: format.moment(copy.madeAt),
              pack: packTitle,
            })}
            {copy.issue !== undefined && `, ${t('packs.ledger.ofIssue', { number: copy.issue })}`}{' '}
            <code>{copy.identifier}</code>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
