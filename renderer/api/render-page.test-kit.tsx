import { cleanup, configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createStore } from 'zustand/vanilla'
import { viewTab } from '../app/tabs.ts'
import { useWorkspace } from '../app/workspace.ts'
import { LanguageProvider } from '../i18n/LanguageProvider.tsx'
import { ToastRegion } from '../ui/feedback/ToastRegion.tsx'
import { toasts } from '../ui/feedback/toasts.ts'
import type { InterfaceLanguage } from '../../shared/model/languages.ts'
import { ApiProvider, type Api } from './ApiProvider.tsx'
import { watchChanges } from './changes.ts'
import type { ConnectionState } from './connection.ts'
import type { FakeWorkbench } from './fake-workbench.test-kit.ts'
import { createQueries, createQueryCache } from './queries.ts'

// Ms; what is waited for comes sooner, but not on a machine that runs everything at once.
configure({ asyncUtilTimeout: 8000 })

export interface FakeApi extends Api {
  /** Puts the line into a state, as losing it would. */
  setConnection: (state: ConnectionState) => void
  uploaded: string[]
}

/** What the page has of a workbench, over one in memory. */
export function createFakeApi({ client }: FakeWorkbench): FakeApi {
  const state = createStore<{ state: ConnectionState; assetBase: string }>(() => ({
    state: 'open',
    assetBase: '/',
  }))
  const returned = new Set<() => void>()
  const queries = createQueries(client)
  const cache = createQueryCache()
  const uploaded: string[] = []
  return {
    client,
    queries,
    cache,
    uploaded,
    connection: {
      state,
      link: { call: () => Promise.reject(new Error('calls go to the client itself')) },
      retry: () => undefined,
      onReturn(listener) {
        returned.add(listener)
        return () => returned.delete(listener)
      },
      close: () => undefined,
    },
    files: {
      assetUrl: (hash) => `/asset/${hash}`,
      artifactUrl: (id) => `/artifact/${id}`,
      upload(_file, fileName, onProgress) {
        uploaded.push(fileName)
        onProgress?.(1)
        return Promise.resolve({ sha256: 'a'.repeat(64), size: 1000, mediaType: 'application/pdf' })
      },
    },
    changes: watchChanges(client, queries, cache),
    token: null,
    setConnection(next) {
      state.setState({ state: next })
      if (next === 'open') for (const listener of returned) listener()
    },
  }
}

/** Shows a part of the page as it would stand there: with a workbench, in a language, with toasts. */
export function renderPage(
  content: ReactNode,
  workbench: FakeWorkbench,
  language: InterfaceLanguage = 'en',
): FakeApi & { rerender: (content: ReactNode) => void } {
  const api = createFakeApi(workbench)
  const wrap = (inner: ReactNode) => (
    <ApiProvider api={api}>
      <LanguageProvider language={language}>
        {inner}
        <ToastRegion />
      </LanguageProvider>
    </ApiProvider>
  )
  const view = render(wrap(content))
  return Object.assign(api, { rerender: (next: ReactNode) => view.rerender(wrap(next)) })
}

/** Leaves nothing behind for the next test. */
export function leavePage(): void {
  cleanup()
  toasts.clear()
  useWorkspace.setState({
    tabs: [viewTab('home')],
    activeKey: 'home',
    overlay: null,
    searchText: '',
    searchFilters: {},
    found: null,
  })
}
