import { lazy, Suspense, type ComponentType } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordKind } from '../../shared/model/record.ts'
import { useQueries } from '../api/ApiProvider.tsx'
import { ComparePage, ConflictBanner, MergePage } from '../features/history/index.ts'
import { RecordProblem } from '../features/records/index.ts'
import { Skeleton } from '../ui/feedback/Skeleton.tsx'
import styles from './app.module.css'
import { Guard } from './Guard.tsx'
import type { Tab, ViewName } from './tabs.ts'

type View = ComponentType<{ argument?: string | undefined }>
type RecordPage = ComponentType<{ id: RecordId }>

// Each view is loaded when it is first shown; the editor and the drawings are the heavy ones.
const views: Record<ViewName, View> = {
  home: lazy(async () => ({ default: (await import('../features/home/index.ts')).HomeView })),
  themes: lazy(async () => ({ default: (await import('../features/themes/index.ts')).ThemesView })),
  mechanisms: lazy(async () => {
    const { MechanismsView } = await import('../features/mechanisms/index.ts')
    return { default: ({ argument }) => <MechanismsView category={argument} /> }
  }),
  meetings: lazy(async () => ({ default: (await import('../features/meetings/index.ts')).MeetingsView })),
  documents: lazy(async () => ({ default: (await import('../features/documents/index.ts')).DocumentsView })),
  packs: lazy(async () => ({ default: (await import('../features/packs/index.ts')).PacksView })),
  people: lazy(async () => ({ default: (await import('../features/people/index.ts')).PeopleView })),
  actions: lazy(async () => ({ default: (await import('../features/actions/index.ts')).ActionsView })),
  publications: lazy(async () => ({
    default: (await import('../features/publications/index.ts')).PublicationsView,
  })),
  attachments: lazy(async () => ({
    default: (await import('../features/attachments/index.ts')).AttachmentsView,
  })),
  search: lazy(async () => ({ default: (await import('../features/search/index.ts')).SearchView })),
  bin: lazy(async () => ({ default: (await import('../features/bin/index.ts')).BinView })),
  settings: lazy(async () => ({ default: (await import('../features/settings/index.ts')).SettingsView })),
}

const pages: Record<RecordKind, RecordPage> = {
  theme: lazy(async () => ({ default: (await import('../features/themes/index.ts')).ThemePage })),
  mechanism: lazy(async () => ({ default: (await import('../features/mechanisms/index.ts')).MechanismPage })),
  meeting: lazy(async () => ({ default: (await import('../features/meetings/index.ts')).MeetingPage })),
  document: lazy(async () => ({ default: (await import('../features/documents/index.ts')).DocumentPage })),
  attachment: lazy(async () => ({
    default: (await import('../features/attachments/index.ts')).AttachmentPage,
  })),
  pack: lazy(async () => ({ default: (await import('../features/packs/index.ts')).PackPage })),
  person: lazy(async () => ({ default: (await import('../features/people/index.ts')).PersonPage })),
  organization: lazy(async () => ({
    default: (await import('../features/people/index.ts')).OrganizationPage,
  })),
  publication: lazy(async () => ({
    default: (await import('../features/publications/index.ts')).PublicationPage,
  })),
  settings: lazy(async () => {
    const { SettingsView } = await import('../features/settings/index.ts')
    return { default: () => <SettingsView /> }
  }),
}

/** What a tab shows; a view that fails says so in its own place and leaves the others alone. */
export function TabContent({ tab, kind }: { tab: Tab; kind: RecordKind | undefined }) {
  return (
    <Guard>
      <Suspense fallback={<Skeleton lines={8} />}>
        {tab.view === 'record' ? (
          <RecordTab tab={tab} kind={kind} />
        ) : (
          <ViewContent view={tab.view} argument={tab.argument} />
        )}
      </Suspense>
    </Guard>
  )
}

function RecordTab({ tab, kind }: { tab: Tab & { view: 'record' }; kind: RecordKind | undefined }) {
  const { recordId, versions } = tab
  if (versions?.page === 'merge') return <MergePage id={recordId} />
  if (versions) return <ComparePage id={recordId} rev={versions.rev} until={versions.until} />
  return (
    <div className={styles['record']}>
      <ConflictBanner id={recordId} />
      <div className={styles['recordPage']}>
        <RecordContent id={recordId} kind={kind} />
      </div>
    </div>
  )
}

function ViewContent({ view, argument }: { view: ViewName; argument: string | undefined }) {
  const Shown = views[view]
  return <Shown argument={argument} />
}

function RecordContent({ id, kind }: { id: RecordId; kind: RecordKind | undefined }) {
  const queries = useQueries()
  // The list of open tabs may not know it yet, or it is in the Bin: then it is asked for by itself.
  const query = useQuery(queries.records.get.queryOptions({ input: { id }, enabled: kind === undefined }))
  const known = kind ?? query.data?.record.kind
  if (known) {
    const Shown = pages[known]
    return <Shown id={id} />
  }
  if (query.error) return <RecordProblem error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton lines={8} />
}
