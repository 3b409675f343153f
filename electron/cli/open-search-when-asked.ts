import type { SearchIndex } from '../search/search-index.ts'

/**
 * A search that is opened by the first question: most commands ask none, and should not read a whole library for an
 * index. What changes before that needs no telling, because an index compares revisions when it is opened.
 */
export function openSearchWhenAsked(open: () => Promise<SearchIndex>): SearchIndex {
  let opening: Promise<SearchIndex> | null = null
  let opened: SearchIndex | null = null
  const get = () =>
    (opening ??= open().then((search) => {
      opened = search
      return search
    }))
  return {
    query: async (input) => (await get()).query(input),
    snippets: async (text, ids) => (await get()).snippets(text, ids),
    // Nothing opened, nothing to suggest: the command line completes no queries.
    suggest: async (text, cursor, language) => opened?.suggest(text, cursor, language) ?? [],
    similar: async (...question) => (await get()).similar(...question),
    switch: async (text, limit) => (await get()).switch(text, limit),
    update: (summary, readText) => opened?.update(summary, readText),
    remove: (id) => opened?.remove(id),
    indexed: () => opened?.indexed() ?? 1,
    onProgress: (listener) => opened?.onProgress(listener) ?? (() => undefined),
    ready: async () => (await get()).ready(),
    close: async () => (await opening)?.close(),
  }
}
