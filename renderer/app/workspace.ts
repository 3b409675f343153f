import { create } from 'zustand'
import type { SavedSearch, Workspace } from '../../shared/model/settings/v1.ts'
import type { NewDocument } from '../../shared/contract/documents.ts'
import type { Highlighted, SearchPlace } from '../../shared/contract/search.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import {
  closeTab,
  fromKept,
  moveTab,
  openTab,
  recordTab,
  stepTab,
  toKept,
  viewTab,
  type Tab,
  type Tabs,
  type ViewName,
} from './tabs.ts'

/** What lies over the page and waits for an answer. */
export type Overlay =
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  | { kind: 'new-document'; preset: Partial<NewDocument> }

/** A passage that was found in a record; what shows the record goes there and marks it. */
export type FoundPassage = { id: RecordId; place: SearchPlace; passage?: Highlighted | undefined }

interface WorkspaceState extends Tabs {
  panes: Workspace['panes']
  navigatorOpen: boolean
  inspectorOpen: boolean
  /** A document's pages beside its text. */
  pagesOpen: boolean
  /** Changes to texts are only suggested in this window. */
  suggesting: boolean
  /** Only the text: no navigator, inspector or bars. */
  focusMode: boolean
  overlay: Overlay | null
  searchText: string
  /** Values chosen beside the words, by facet. */
  searchFilters: SavedSearch['filters']
  /** The passage opened last from what was found. */
  found: FoundPassage | null
  /** The document just made, whose text takes the cursor when it is shown. */
  toWriteIn: RecordId | null
  show: (view: ViewName, argument?: string) => void
  openRecord: (id: RecordId) => void
  /** Holds a revision against a later one; without `until`, against the newest. */
  openComparison: (id: RecordId, rev: number, until?: number) => void
  /** Shows the two versions of a record that wait to be put together. */
  openMerge: (id: RecordId) => void
  /** Shows a document that was just made and puts the cursor where writing begins. */
  writeIn: (id: RecordId) => void
  activate: (key: string) => void
  close: (key: string) => void
  /** Closes every tab of a record that is gone. */
  closeRecord: (id: RecordId) => void
  move: (key: string, toIndex: number) => void
  step: (step: 1 | -1) => void
  /** Shows what is found for a text; other filters than those set only where they are given. */
  search: (text: string, filters?: SavedSearch['filters']) => void
  showFound: (found: FoundPassage) => void
  togglePages: () => void
  toggleSuggesting: () => void
  newDocument: (preset?: Partial<NewDocument>) => void
  restore: (kept: Workspace | null) => void
}

/** What the page shows: open tabs, panes, and what lies over them. Kept in the settings between sessions. */
export const useWorkspace = create<WorkspaceState>()((set) => ({
  tabs: [viewTab('home')],
  activeKey: 'home',
  panes: { navigator: 18, inspector: 23 },
  navigatorOpen: true,
  inspectorOpen: true,
  pagesOpen: false,
  suggesting: false,
  focusMode: false,
  overlay: null,
  searchText: '',
  searchFilters: {},
  found: null,
  toWriteIn: null,
  show: (view, argument) => set((state) => openTab(state, viewTab(view, argument))),
  openRecord: (id) => set((state) => openTab(state, recordTab(id))),
  openComparison: (id, rev, until) =>
    set((state) =>
      openTab(state, recordTab(id, { page: 'compare', rev, ...(until === undefined ? {} : { until }) })),
    ),
  openMerge: (id) => set((state) => openTab(state, recordTab(id, { page: 'merge' }))),
  writeIn: (id) => set((state) => ({ ...openTab(state, recordTab(id)), toWriteIn: id })),
  activate: (activeKey) => set({ activeKey }),
  close: (key) => set((state) => closeTab(state, key)),
  closeRecord: (id) =>
    set((state) =>
      state.tabs
        .filter((tab) => tab.view === 'record' && tab.recordId === id)
        .reduce<Tabs>((tabs, tab) => closeTab(tabs, tab.key), state),
    ),
  move: (key, toIndex) => set((state) => moveTab(state, key, toIndex)),
  step: (step) => set((state) => stepTab(state, step)),
  search: (searchText, filters) =>
    set((state) => ({
      ...openTab(state, viewTab('search')),
      searchText,
      searchFilters: filters ?? state.searchFilters,
    })),
  showFound: (found) => set((state) => ({ ...openTab(state, recordTab(found.id)), found })),
  toggleSuggesting: () => set((state) => ({ suggesting: !state.suggesting })),
  togglePages: () => set((state) => ({ pagesOpen: !state.pagesOpen })),
  newDocument: (preset = {}) => set({ overlay: { kind: 'new-document', preset } }),
  restore: (kept) => set(kept ? toState(kept) : {}),
}))

/** The part of the state that settings keep. */
export function toKeptWorkspace(state: WorkspaceState): Workspace {
  const tabs = state.tabs.slice(0, 60)
  return {
    tabs: tabs.map(toKept),
    activeTab: Math.max(
      0,
      tabs.findIndex((tab) => tab.key === state.activeKey),
    ),
    panes: state.panes,
    navigatorOpen: state.navigatorOpen,
    inspectorOpen: state.inspectorOpen,
    pagesOpen: state.pagesOpen,
  }
}

function toState(kept: Workspace): Partial<WorkspaceState> {
  const tabs = kept.tabs.map(fromKept)
  const active = tabs[kept.activeTab]
  const known = tabs.filter((tab): tab is Tab => tab !== null)
  const [first] = known
  return {
    ...(first ? { tabs: known, activeKey: (active ?? first).key } : {}),
    panes: kept.panes,
    navigatorOpen: kept.navigatorOpen,
    inspectorOpen: kept.inspectorOpen,
    pagesOpen: kept.pagesOpen ?? false,
  }
}
