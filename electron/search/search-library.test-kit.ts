import { uuidFor } from './uuid.test-kit.ts'
import { searchInput, type SearchInput } from '../../shared/contract/search.ts'
import { recordSummary, type RecordSummary } from '../../shared/model/summary.ts'
import type { SearchText } from './search-fields.ts'
import { openSearchIndex, type SearchIndex, type SearchPorts } from './search-index.ts'

export type Written = Partial<Omit<RecordSummary, 'id'>> &
  Pick<SearchText, 'people' | 'places'> & { id?: string; title: string; text?: string }

/** A library in memory that a search can be opened over, with words to change it as its users would. */
export function searchLibrary(written: Written[]) {
  const summaries = new Map<string, RecordSummary>()
  const texts = new Map<string, SearchText>()
  const revisions = new Map<string, number>()
  let reads = 0
  written.forEach((each, index) => put({ id: uuidFor(index), ...each }))

  function put({ text = '', people = [], places = [], ...fields }: Written): RecordSummary {
    const summary = recordSummary.parse({
      kind: 'document',
      createdAt: '2018-01-01T00:00:00.000Z',
      updatedAt: '2018-01-01T00:00:00.000Z',
      tags: [],
      links: [],
      ...fields,
    })
    summaries.set(summary.id, summary)
    texts.set(summary.id, { ...plainText(text), people, places })
    revisions.set(summary.id, (revisions.get(summary.id) ?? 0) + 1)
    return summary
  }

  return {
    summaries,
    reads: () => reads,
    put,
    remove: (id: string) => summaries.delete(id),
    idOf: (title: string) => [...summaries.values()].find((each) => each.title === title)!.id,
    open: async (ports: Partial<SearchPorts> = {}): Promise<SearchIndex> =>
      openSearchIndex({
        summaries: () => summaries,
        revisionOf: (id) => revisions.get(id) ?? 0,
        readText: async (id) => {
          reads += 1
          return texts.get(id) ?? { passages: [] }
        },
        folder: null,
        workerUrl: null,
        ...ports,
      }),
  }
}

/** A text as a record without blocks has it: a passage a line. */
export function plainText(text: string): SearchText {
  return { passages: text === '' ? [] : text.split('\n').map((line) => ({ text: line })) }
}

/** Titles found, best first. */
export async function titles(
  index: SearchIndex,
  text: string,
  more: Omit<SearchInput, 'text'> = {},
): Promise<string[]> {
  const answer = await index.query(searchInput.parse({ ...more, text }))
  return answer.hits.map((hit) => hit.summary.title)
}

/** The whole answer to one query. */
export async function ask(index: SearchIndex, text: string, more: Omit<SearchInput, 'text'> = {}) {
  return index.query(searchInput.parse({ ...more, text }))
}
