import { Bookmark } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordKind } from '../../../shared/model/record.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { RecordProblem } from '../records/index.ts'
import { NameVersion } from './NameVersion.tsx'
import styles from './panel.module.css'
import { SessionItem } from './SessionItem.tsx'
import { groupSessions, type Session } from './sessions.ts'

/** Sittings shown at first, and more with each asking: measuring one reads two versions. */
const atOnce = 12

/** How a record came to be: by sittings, newest first; versions can be named, compared and brought back. */
export function HistoryPanel({ id, kind }: { id: RecordId; kind: RecordKind }) {
  const t = useT()
  const query = useQuery(useQueries().history.list.queryOptions({ input: { id } }))
  const [namedOnly, setNamedOnly] = useState(false)
  const [shown, setShown] = useState(atOnce)
  const [isNaming, setNaming] = useState(false)
  if (query.isPending) return <Skeleton />
  if (!query.data) return <RecordProblem error={query.error} onRetry={() => void query.refetch()} />
  const newest = query.data.find(({ conflict }) => !conflict) ?? null
  const sessions = groupSessions(query.data).filter(
    ({ versions }) => !namedOnly || versions.some(({ name }) => name !== undefined),
  )
  return (
    <div className={styles['panel']}>
      <Button size="small" icon={<Bookmark size={14} />} onPress={() => setNaming(true)}>
        {t('versions.nameThis')}
      </Button>
      <CheckboxField isSelected={namedOnly} onChange={setNamedOnly}>
        {t('versions.namedOnly')}
      </CheckboxField>
      {sessions.length === 0 && <p className={styles['none']}>{t('versions.noneNamed')}</p>}
      <section className={styles['sittings']} aria-label={t('inspector.history')}>
        {byDay(sessions.slice(0, shown)).map(({ day, sessions: own }) => (
          <Day key={own[0]?.key ?? day} day={day}>
            {own.map((session) => (
              <SessionItem
                key={session.key}
                id={id}
                kind={kind}
                session={session}
                newest={newest}
                namedOnly={namedOnly}
              />
            ))}
          </Day>
        ))}
      </section>
      {sessions.length > shown && (
        <Button variant="quiet" size="small" onPress={() => setShown(shown + atOnce)}>
          {t('versions.older')}
        </Button>
      )}
      {isNaming && <NameVersion id={id} onClose={() => setNaming(false)} />}
    </div>
  )
}

function Day({ day, children }: { day: string; children: React.ReactNode }) {
  const format = useFormat()
  const name = format.day(day)
  return (
    <div>
      <h2 className={styles['day']}>{name}</h2>
      <ol aria-label={name}>{children}</ol>
    </div>
  )
}

function byDay(sessions: readonly Session[]): { day: string; sessions: Session[] }[] {
  const days: { day: string; sessions: Session[] }[] = []
  for (const session of sessions) {
    const last = days.at(-1)
    if (last?.day === session.day) last.sessions.push(session)
    else days.push({ day: session.day, sessions: [session] })
  }
  return days
}
