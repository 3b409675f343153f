import { useQueries as useTanstackQueries } from '@tanstack/react-query'
import type { PaperPreflight } from '../../../../shared/contract/packs.ts'
import type { RecordId } from '../../../../shared/model/ids.ts'
import type { PackEntry } from '../../../../shared/model/pack/v1.ts'
import type { RecordSummary } from '../../../../shared/model/summary.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { useSummaries } from '../../records/index.ts'
import { createTurns } from './in-turn.ts'
import { usePasswords } from './passwords.ts'

/** What is known of an entry beside its place. */
export interface Paper {
  entry: PackEntry
  /** Its record; undefined for what has none, and where it is gone. */
  summary: RecordSummary | undefined
  isGone: boolean
  /** Null while nobody knows. */
  pages: number | null
  isChecking: boolean
  /** What the file of somebody else is like; null for what is not one, and until it was looked at. */
  preflight: PaperPreflight | null
}

/** A paper is typeset, or a file read, in a thread of its own; more at once would only take the machine from other work. */
const inTurn = createTurns(2)

/** Looks at every paper of a pack once, one after the other, and again when it changes or a password opens it. */
export function usePapers(entries: readonly PackEntry[]): ReadonlyMap<string, Paper> {
  const { client } = useApi()
  const passwords = usePasswords((state) => state.byEntry)
  const ids = [...new Set(entries.flatMap((entry) => ('recordId' in entry ? [entry.recordId] : [])))]
  const summaries = useSummaries(ids)
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))

  // The same paper bound twice is looked at once.
  const wanted = new Map(
    entries.flatMap((entry) => {
      const summary = 'recordId' in entry ? byId.get(entry.recordId) : undefined
      return summary ? [[lookKey(entry, summary, passwords), entry] as const] : []
    }),
  )
  const looked = useTanstackQueries({
    queries: [...wanted].map(([key, entry]) => ({
      queryKey: ['pack paper', key],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        inTurn(() => look(client, entry, passwords[entry.id], signal), signal),
    })),
  })
  const answers = new Map([...wanted.keys()].map((key, index) => [key, looked[index]]))
  return new Map(
    entries.map((entry) => {
      const summary = 'recordId' in entry ? byId.get(entry.recordId) : undefined
      const answer = summary && answers.get(lookKey(entry, summary, passwords))
      const isGone = 'recordId' in entry && !summary && !summaries.isLoading
      const paper: Paper = {
        entry,
        summary,
        isGone,
        // A slip is one page.
        pages: answer?.data?.pages ?? (isGone || answer?.isError ? 1 : knownPages(entry)),
        isChecking: answer?.isFetching ?? false,
        preflight: answer?.data?.preflight ?? null,
      }
      return [entry.id, paper]
    }),
  )
}

/** A divider is one page; what is made when the pack is built is counted then. */
function knownPages(entry: PackEntry): number | null {
  if (entry.type === 'blank') return entry.count
  return entry.type === 'divider' ? 1 : null
}

/** A file that changed, and one that a password opens, is another to look at; so is a document that was edited. */
function lookKey(
  entry: PackEntry,
  summary: RecordSummary,
  passwords: Readonly<Record<string, string>>,
): string {
  const stamp = summary.kind === 'attachment' ? summary.sha256 : summary.updatedAt
  return `${summary.id} ${stamp ?? ''} ${passwords[entry.id] === undefined ? '' : entry.id}`
}

type Calls = ReturnType<typeof useApi>['client']

async function look(
  client: Calls,
  entry: PackEntry,
  password: string | undefined,
  signal: AbortSignal,
): Promise<{ pages: number; preflight: PaperPreflight | null }> {
  if (entry.type === 'attachment') {
    const preflight = await readAhead(client, entry.recordId, password, signal)
    // A slip is one page.
    return { pages: preflight.refused === null ? preflight.pages : 1, preflight }
  }
  if (entry.type === 'document') {
    const { pages } = await client.typesetting.preview({ id: entry.recordId }, { signal })
    return { pages, preflight: null }
  }
  return { pages: 1, preflight: null }
}

/** What a file would be like in a pack. */
export function readAhead(
  client: Calls,
  id: RecordId,
  password: string | undefined,
  signal?: AbortSignal,
): Promise<PaperPreflight> {
  return client.packs.preflight(
    { id, ...(password === undefined ? {} : { password }) },
    signal ? { signal } : {},
  )
}
