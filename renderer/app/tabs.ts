import type { RecordId } from '../../shared/model/ids.ts'

/** Views that stand in the middle without belonging to one record. */
export const viewNames = [
  'home',
  'themes',
  'mechanisms',
  'meetings',
  'documents',
  'packs',
  'people',
  'actions',
  'publications',
  'attachments',
  'search',
  'bin',
  'settings',
] as const
export type ViewName = (typeof viewNames)[number]

/** A revision held against a later one, the newest where `until` is left out; or two versions to be put together. */
export type VersionsPage = { page: 'compare'; rev: number; until?: number } | { page: 'merge' }

/** A record, or versions of one, or a view; `argument` narrows it, such as a status or a category. */
export type Tab =
  | { key: string; view: ViewName; argument?: string }
  | { key: string; view: 'record'; recordId: RecordId; versions?: VersionsPage }

/** A tab as settings keep it: `view` is `name` or `name:argument`. */
export interface KeptTab {
  view: string
  recordId?: RecordId | undefined
}

export function viewTab(view: ViewName, argument?: string): Tab {
  return argument === undefined ? { key: view, view } : { key: view, view, argument }
}

export function recordTab(recordId: RecordId, versions?: VersionsPage): Tab {
  return versions === undefined
    ? { key: `record-${recordId}`, view: 'record', recordId }
    : { key: `record-${recordId}-${versions.page}`, view: 'record', recordId, versions }
}

export function toKept(tab: Tab): KeptTab {
  if (tab.view === 'record') {
    return { view: keptView(tab.versions), recordId: tab.recordId }
  }
  return { view: tab.argument === undefined ? tab.view : `${tab.view}:${tab.argument}` }
}

/** The tab that was kept; null where this version knows no such view. */
export function fromKept(kept: KeptTab): Tab | null {
  const [name = '', argument] = kept.view.split(':')
  if (name === 'record') {
    if (kept.recordId === undefined) return null
    return recordTab(kept.recordId, toVersionsPage(argument))
  }
  const view = viewNames.find((each) => each === name)
  return view ? viewTab(view, argument) : null
}

function keptView(versions: VersionsPage | undefined): string {
  if (!versions) return 'record'
  if (versions.page === 'merge') return 'record:merge'
  return `record:${versions.rev}${versions.until === undefined ? '' : `-${versions.until}`}`
}

function toVersionsPage(argument: string | undefined): VersionsPage | undefined {
  if (argument === 'merge') return { page: 'merge' }
  const revs = /^([1-9]\d*)(?:-([1-9]\d*))?$/.exec(argument ?? '')
  if (!revs) return undefined
  return { page: 'compare', rev: Number(revs[1]), ...(revs[2] ? { until: Number(revs[2]) } : {}) }
}

export interface Tabs {
  tabs: readonly Tab[]
  activeKey: string
}

/** Shows a tab: the one of its key where it is open, otherwise a new one beside the active tab. */
export function openTab({ tabs, activeKey }: Tabs, tab: Tab): Tabs {
  if (tabs.some((each) => each.key === tab.key)) {
    return { tabs: tabs.map((each) => (each.key === tab.key ? tab : each)), activeKey: tab.key }
  }
  const at = tabs.findIndex((each) => each.key === activeKey)
  return { tabs: [...tabs.slice(0, at + 1), tab, ...tabs.slice(at + 1)], activeKey: tab.key }
}

/** Closes a tab and shows its neighbour; with the last one gone, home is shown. */
export function closeTab({ tabs, activeKey }: Tabs, key: string): Tabs {
  const at = tabs.findIndex((each) => each.key === key)
  if (at < 0) return { tabs, activeKey }
  const left = tabs.filter((each) => each.key !== key)
  if (left.length === 0) return { tabs: [viewTab('home')], activeKey: 'home' }
  const neighbour = left[Math.min(at, left.length - 1)]
  return { tabs: left, activeKey: key === activeKey && neighbour ? neighbour.key : activeKey }
}

export function moveTab({ tabs, activeKey }: Tabs, key: string, toIndex: number): Tabs {
  const moved = tabs.find((each) => each.key === key)
  if (!moved) return { tabs, activeKey }
  const rest = tabs.filter((each) => each.key !== key)
  return { tabs: [...rest.slice(0, toIndex), moved, ...rest.slice(toIndex)], activeKey }
}

/** The next (1) or previous (-1) tab, around the ends. */
export function stepTab({ tabs, activeKey }: Tabs, step: 1 | -1): Tabs {
  const at = tabs.findIndex((each) => each.key === activeKey)
  const next = tabs[(at + step + tabs.length) % tabs.length]
  return { tabs, activeKey: next?.key ?? activeKey }
}
