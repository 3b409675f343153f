import { useQuery } from '@tanstack/react-query'
import { Bookmark, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button, Tree, TreeItem, TreeItemContent, type Key } from 'react-aria-components'
import { documentStatuses } from '../../shared/model/document/v1.ts'
import { toRecordId } from '../../shared/model/ids.ts'
import { mechanismCategories } from '../../shared/model/mechanism/v1.ts'
import { useQueries } from '../api/ApiProvider.tsx'
import { useSavedCounts, useSavedSearches } from '../features/search/index.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useT } from '../i18n/use-t.ts'
import { StatusMark } from '../ui/text/StatusMark.tsx'
import styles from './app.module.css'
import { viewNames, type ViewName } from './tabs.ts'
import { useCounts } from './use-counts.ts'
import { viewIcon } from './view-icon.tsx'
import { useWorkspace } from './workspace.ts'

interface Node {
  key: string
  name: string
  icon?: ReactNode
  count?: number | undefined
  year?: number
  children?: Node[]
}

/** The whole library in a column: years, mechanisms, meetings, documents and the rest, with how many there are. */
export function Navigator() {
  const t = useT()
  const nodes = useNodes()
  const { tabs, activeKey, searchText, searchFilters, show, openRecord, search } = useWorkspace()
  const saved = useSavedSearches()
  const [open, setOpen] = useState<ReadonlySet<Key>>(new Set(['documents', 'saved']))
  const active = tabs.find((tab) => tab.key === activeKey)
  const keptHere = saved.find({ text: searchText, filters: searchFilters })
  const here =
    active?.view === 'record'
      ? active.recordId
      : active?.view === 'search' && keptHere
        ? savedKey(keptHere.id)
        : active && (active.argument ? `${active.view}:${active.argument}` : active.view)

  const handleAction = (key: string) => {
    const kept = saved.searches.find((each) => savedKey(each.id) === key)
    if (kept) return search(kept.text, kept.filters)
    const id = toRecordId(key)
    if (id) return openRecord(id)
    const [name, argument] = key.split(':')
    const view = viewNames.find((each) => each === name)
    if (view) show(view, argument)
  }
  const draw = (node: Node) => (
    <TreeItem
      key={node.key}
      id={node.key}
      textValue={node.name}
      className={styles['node'] ?? ''}
      data-here={node.key === here}
    >
      <TreeItemContent>
        {({ hasChildItems }) => (
          <div className={styles['nodeRow']}>
            {hasChildItems ? (
              <Button slot="chevron" className={styles['chevron'] ?? ''}>
                <ChevronRight size={13} />
              </Button>
            ) : (
              <span className={styles['chevron']} />
            )}
            {node.icon}
            {node.year !== undefined && <span className={styles['nodeYear']}>{node.year}</span>}
            <bdi className={styles['nodeName']} title={node.name}>
              {node.name}
            </bdi>
            <Count value={node.count} />
          </div>
        )}
      </TreeItemContent>
      {node.children?.map(draw)}
    </TreeItem>
  )
  return (
    <nav className={styles['navigator']} id="navigation" tabIndex={-1} aria-label={t('app.navigator')}>
      <Tree
        aria-label={t('app.navigator')}
        className={styles['tree'] ?? ''}
        expandedKeys={open}
        onExpandedChange={setOpen}
        onAction={(key) => handleAction(String(key))}
      >
        {nodes.map(draw)}
      </Tree>
    </nav>
  )
}

function Count({ value }: { value: number | undefined }) {
  const format = useFormat()
  return value === undefined || value === 0 ? null : (
    <span className={styles['count']}>{format.number(value)}</span>
  )
}

const savedKey = (id: string) => `saved:${id}`

function useNodes(): Node[] {
  const t = useT()
  const counts = useCounts()
  const { searches } = useSavedSearches()
  const found = useSavedCounts()
  const years = useQuery(
    useQueries().records.list.queryOptions({
      input: { filter: { kinds: ['theme'] }, sort: 'year', descending: true, limit: 200 },
    }),
  )
  const view = (name: ViewName, count?: number, children?: Node[]): Node => ({
    key: name,
    name: t(`view.${name}`),
    icon: viewIcon(name, 15),
    count,
    ...(children ? { children } : {}),
  })
  return [
    view('home'),
    view(
      'themes',
      counts.kinds?.theme,
      years.data?.items.map((item) => ({
        key: item.id,
        year: item.year ?? 0,
        // A year without a theme of its own carries its number as title; once is enough.
        name: item.title === `IDM ${item.year}` ? '' : item.title,
      })),
    ),
    view(
      'mechanisms',
      counts.kinds?.mechanism,
      mechanismCategories.map((category) => ({
        key: `mechanisms:${category}`,
        name: t(`categories.${category}`),
        count: counts.categories[category],
      })),
    ),
    view('meetings', counts.kinds?.meeting),
    view(
      'documents',
      counts.kinds?.document,
      documentStatuses.map((status) => ({
        key: `documents:${status}`,
        name: t(`status.${status}`),
        icon: <StatusMark status={status} bare />,
        count: counts.statuses[status],
      })),
    ),
    view('packs', counts.kinds?.pack),
    view('people', counts.kinds && counts.kinds.person + counts.kinds.organization),
    view('actions', counts.openActions),
    view('publications', counts.kinds?.publication),
    view('attachments', counts.kinds?.attachment),
    view('bin', counts.trashed),
    ...(searches.length === 0
      ? []
      : [
          {
            key: 'saved',
            name: t('search.saved'),
            icon: <Bookmark size={15} />,
            children: searches.map(({ id, name }) => ({ key: savedKey(id), name, count: found.get(id) })),
          },
        ]),
  ]
}
