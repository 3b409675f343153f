import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Version } from '../../../shared/contract/history.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useFormat, type Format } from '../../i18n/use-format.ts'
import { useT, type Translate } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { SelectField, type Option } from '../../ui/field/SelectField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordProblem } from '../records/index.ts'
import { ComparedPair } from './ComparedPair.tsx'
import { isolated } from './isolated.ts'
import styles from './history.module.css'
import { kindName } from './kind-name.ts'

interface ComparePageProps {
  id: RecordId
  /** The earlier revision to begin with, and the later one where it is not the newest. */
  rev: number
  until?: number | undefined
}

/** Any two versions of a document, held against each other. */
export function ComparePage({ id, rev, until }: ComparePageProps) {
  const t = useT()
  const queries = useQueries()
  const query = useQuery(queries.history.list.queryOptions({ input: { id } }))
  if (query.isPending) return <Skeleton lines={12} />
  if (!query.data) return <RecordProblem error={query.error} onRetry={() => void query.refetch()} />
  const versions = query.data.filter(({ kind }) => kind !== 'tombstone')
  if (versions.length < 2) return <EmptyState title={t('versions.onlyOne')} />
  return <Picked key={`${rev}-${until ?? ''}`} id={id} versions={versions} rev={rev} until={until} />
}

function Picked({ id, versions, rev, until }: ComparePageProps & { versions: Version[] }) {
  const t = useT()
  const format = useFormat()
  const newest = versions.find(({ conflict }) => !conflict)
  const [pair, setPair] = useState(() => {
    const after = versions.find((each) => each.rev === until) ?? newest
    const asked = versions.find((each) => each.rev === rev && each.hash !== after?.hash)
    const before = asked ?? versions.find((each) => each.rev < (after?.rev ?? 0)) ?? versions.at(-1)
    return { before: before?.hash ?? '', after: after?.hash ?? '' }
  })
  const find = (hash: string) => versions.find((version) => version.hash === hash)
  const [before, after] = [find(pair.before), find(pair.after)]
  const options = versions.map((version) => toOption(t, format, version, version === newest))
  return (
    <Page
      title={<bdi>{t('versions.tabTitle', { title: isolated(newest?.title ?? '') })}</bdi>}
      flush
      bar={
        <div className={styles['picks']}>
          <SelectField
            label={t('versions.before')}
            value={pair.before}
            options={options}
            onChange={(hash) => hash && setPair({ ...pair, before: hash })}
          />
          <SelectField
            label={t('versions.after')}
            value={pair.after}
            options={options}
            onChange={(hash) => hash && setPair({ ...pair, after: hash })}
          />
        </div>
      }
    >
      {before && after && (
        <ComparedPair key={`${before.hash}-${after.hash}`} id={id} before={before} after={after} />
      )}
    </Page>
  )
}

function toOption(t: Translate, format: Format, version: Version, isNewest: boolean): Option {
  const moment = format.moment(version.savedAt)
  const label = version.name === undefined ? moment : `${version.name} · ${moment}`
  return {
    value: version.hash,
    label: `${label} · ${isNewest ? t('versions.now') : kindName(t, version.kind)}`,
  }
}
