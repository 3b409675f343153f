import { ChevronDown, ChevronRight } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Version } from '../../../shared/contract/history.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordKind } from '../../../shared/model/record.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Badge } from '../../ui/text/Badge.tsx'
import { kindName } from './kind-name.ts'
import styles from './panel.module.css'
import type { Session } from './sessions.ts'
import { useBringBack } from './use-bring-back.ts'

interface SessionItemProps {
  id: RecordId
  kind: RecordKind
  session: Session
  newest: Version | null
  namedOnly: boolean
}

const refOf = ({ rev, hash }: Version) => ({ rev, hash })

/** One sitting: when, how many words came and went, and the versions it left behind. */
export function SessionItem({ id, kind, session, newest, namedOnly }: SessionItemProps) {
  const t = useT()
  const format = useFormat()
  const openComparison = useWorkspace((state) => state.openComparison)
  const [isOpen, setOpen] = useState(false)
  const { versions, before, start, end } = session
  const [last] = versions
  const isDocument = kind === 'document'
  const named = versions.filter(({ name }) => name !== undefined)
  const shown = isOpen ? versions : named
  const span =
    start === end
      ? format.clock(end)
      : t('versions.span', { start: format.clock(start), end: format.clock(end) })
  return (
    <li className={styles['session']}>
      <div className={styles['sessionHead']}>
        <span className={styles['span']}>{span}</span>
        {last?.elsewhere && <Badge>{t('versions.elsewhere')}</Badge>}
        {last?.conflict && <Badge tone="warn">{t('versions.waits')}</Badge>}
      </div>
      {isDocument && last && !last.conflict && <Words id={id} before={before} after={last} />}
      <div className={styles['actions']}>
        {isDocument && last && before && (
          <Button
            variant="quiet"
            size="small"
            aria-label={t('versions.compareFrom', { moment: format.moment(start) })}
            onPress={() => openComparison(id, before.rev, last.rev)}
          >
            {t('versions.compare')}
          </Button>
        )}
        {!namedOnly && (
          <Button
            variant="quiet"
            size="small"
            aria-expanded={isOpen}
            icon={isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
            onPress={() => setOpen(!isOpen)}
          >
            {t('versions.count', { count: versions.length })}
          </Button>
        )}
      </div>
      {shown.length > 0 && (
        <ul className={styles['versions']}>
          {shown.map((version) => (
            <VersionItem
              key={`${version.rev}-${version.hash}`}
              id={id}
              version={version}
              isNewest={version === newest}
              isDocument={isDocument}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

function Words({ id, before, after }: { id: RecordId; before: Version | null; after: Version }) {
  const t = useT()
  const query = useQuery(
    useQueries().history.measure.queryOptions({
      input: { id, before: before && refOf(before), after: refOf(after) },
      gcTime: Number.POSITIVE_INFINITY,
    }),
  )
  // A version that cannot be read says so where it is opened; here its words are merely not counted.
  if (!query.data) return null
  return <span className={styles['detail']}>{t('versions.words', { ...query.data })}</span>
}

interface VersionItemProps {
  id: RecordId
  version: Version
  isNewest: boolean
  isDocument: boolean
}

function VersionItem({ id, version, isNewest, isDocument }: VersionItemProps) {
  const t = useT()
  const format = useFormat()
  const bringBack = useBringBack(id)
  const openComparison = useWorkspace((state) => state.openComparison)
  const moment = format.moment(version.savedAt)
  const detail = isNewest ? t('versions.now') : kindName(t, version.kind)
  return (
    <li className={styles['version']}>
      {version.name !== undefined && <bdi className={styles['name']}>{version.name}</bdi>}
      <span>
        {format.clock(version.savedAt)} <span className={styles['detail']}>{detail}</span>
      </span>
      {!isNewest && version.kind !== 'tombstone' && (
        <span className={styles['actions']}>
          {isDocument && (
            <Button
              variant="quiet"
              size="small"
              aria-label={t('versions.compareOne', { moment })}
              onPress={() => openComparison(id, version.rev)}
            >
              {t('versions.compare')}
            </Button>
          )}
          <Button
            variant="quiet"
            size="small"
            aria-label={t('versions.restoreOne', { moment })}
            onPress={() => void bringBack.version(version)}
          >
            {t('versions.restore')}
          </Button>
        </span>
      )}
    </li>
  )
}
