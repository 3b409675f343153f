import { create } from 'zustand'
import type { ImportLoss } from '../../../shared/contract/exchange.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import type { Api } from '../../api/ApiProvider.tsx'
import { isBundle, openBundle } from '../bundles/index.ts'

/** A file on its way into the library. */
export interface Arrival {
  key: number
  name: string
  /** 0–1. */
  share: number
  error?: unknown
  /** It is in the library all the same, as it was received. */
  isKept?: boolean
  cancel: () => void
}

interface IntakeState {
  arrivals: readonly Arrival[]
  /** Names of files that came in since the list was last empty. */
  taken: readonly string[]
}

export const useIntake = create<IntakeState>()(() => ({ arrivals: [], taken: [] }))

export interface Belonging {
  meetingId?: RecordId
  themeId?: RecordId
  mechanismId?: RecordId
  /** Whether a document is made of each file we can read, the file being kept as it was received all the same. */
  asDocuments?: boolean
  /** Told of each record as it is made; of a document also what its file had that it has not. */
  onTaken?: (summary: RecordSummary, losses: readonly ImportLoss[]) => void
}

const readable = /\.(docx|html?|md|markdown|txt)$/i
let lastKey = 0

/** Takes files in one after the other; each shows its progress and can be stopped, and one that fails stops no other. */
export async function takeIn(
  api: Pick<Api, 'client' | 'files'>,
  all: readonly File[],
  belonging: Belonging,
): Promise<void> {
  // A travelling bundle is no annex, wherever it was dropped.
  const bundle = all.find(isBundle)
  if (bundle) openBundle({ file: bundle })
  const files = all.filter((file) => !isBundle(file))
  const waiting = files.map((file) => {
    lastKey += 1
    return { file, key: lastKey, abort: new AbortController() }
  })
  useIntake.setState(({ arrivals }) => ({
    arrivals: [
      ...arrivals,
      ...waiting.map(({ file, key, abort }) => ({
        key,
        name: file.name,
        share: 0,
        cancel: () => {
          abort.abort()
          dismiss(key)
        },
      })),
    ],
  }))
  for (const { file, key, abort } of waiting) {
    if (abort.signal.aborted) continue
    try {
      const { sha256 } = await api.files.upload(
        file,
        file.name,
        (share) => change(key, { share }),
        abort.signal,
      )
      const kept = await keep(api, sha256, file.name, belonging)
      useIntake.setState(({ taken }) => ({ taken: [...taken, file.name] }))
      // What cannot be read after all is there as it was received, and the reason is said.
      const made = await readKept(api, kept, file.name, belonging).catch((error: unknown) => {
        change(key, { error, isKept: true })
        return null
      })
      if (!made) {
        belonging.onTaken?.(kept, [])
        continue
      }
      dismiss(key)
      belonging.onTaken?.(made.document, made.losses)
    } catch (error) {
      if (!abort.signal.aborted) change(key, { error })
    }
  }
}

function keep(
  { client }: Pick<Api, 'client'>,
  sha256: string,
  fileName: string,
  { meetingId, themeId, mechanismId }: Belonging,
): Promise<RecordSummary> {
  return client.exchange.attach({
    sha256,
    fileName,
    ...(meetingId ? { meetingId } : {}),
    ...(themeId ? { themeId } : {}),
    ...(mechanismId ? { mechanismId } : {}),
  })
}

async function readKept(
  { client }: Pick<Api, 'client'>,
  kept: RecordSummary,
  fileName: string,
  { asDocuments }: Belonging,
): Promise<{ document: RecordSummary; losses: readonly ImportLoss[] }> {
  if (!asDocuments || !readable.test(fileName)) return { document: kept, losses: [] }
  return client.exchange.makeDocument({ id: kept.id })
}

function change(key: number, fields: Partial<Arrival>) {
  useIntake.setState(({ arrivals }) => ({
    arrivals: arrivals.map((each) => (each.key === key ? { ...each, ...fields } : each)),
  }))
}

export function dismiss(key: number) {
  useIntake.setState(({ arrivals }) => ({ arrivals: arrivals.filter((each) => each.key !== key) }))
}

/** Asks for files with the browser's own dialog. */
export function chooseFiles(onChosen: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.addEventListener('change', () => {
    if (input.files && input.files.length > 0) onChosen([...input.files])
  })
  input.click()
}
