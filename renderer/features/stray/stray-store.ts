import { create } from 'zustand'
import type { Identified } from '../../../shared/contract/copies.ts'
import type { Api } from '../../api/ApiProvider.tsx'
import { traceCopy } from './trace-copy.ts'

/** What is known of a file that turned up. */
export type Traced = { key: number; file: File } & ({ found: Identified } | { error: unknown })

interface StrayState {
  /** Files that are being looked at for longer than anybody would not notice. */
  looking: readonly { key: number; name: string; cancel: () => void }[]
  /** What there is to say; `keep` takes the file in where somebody dropped it to that end. */
  traced: readonly (Traced & { keep?: () => void })[]
}

export const useStray = create<StrayState>()(() => ({ looking: [], traced: [] }))

/** What is looked at longer than this shows itself; ms. */
const noticeable = 500
let lastKey = 0

/** Looks at files one after the other; null where somebody stopped it. */
async function trace(api: Pick<Api, 'client' | 'files'>, files: readonly File[]): Promise<Traced[] | null> {
  const abort = new AbortController()
  lastKey += 1
  const run = lastKey
  const hide = () =>
    useStray.setState(({ looking }) => ({ looking: looking.filter(({ key }) => key !== run) }))
  const cancel = () => {
    abort.abort()
    hide()
  }
  const shown = { name: '', already: false }
  const show = (name: string) => {
    shown.name = name
    if (!shown.already) return
    hide()
    useStray.setState(({ looking }) => ({ looking: [...looking, { key: run, name, cancel }] }))
  }
  const timer = setTimeout(() => {
    shown.already = true
    show(shown.name)
  }, noticeable)
  const traced: Traced[] = []
  try {
    for (const file of files) {
      show(file.name)
      const outcome = await traceCopy(api, file, abort.signal).then(
        (found) => ({ found }),
        (error: unknown) => ({ error }),
      )
      if (abort.signal.aborted) return null
      lastKey += 1
      traced.push({ key: lastKey, file, ...outcome })
    }
    return traced
  } finally {
    clearTimeout(timer)
    hide()
  }
}

const tell = (all: StrayState['traced']): void =>
  useStray.setState(({ traced }) => ({ traced: [...traced, ...all] }))

const isOurs = (each: Traced): boolean => 'found' in each && each.found.by !== 'unknown'
const isPdf = ({ name, type }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name)

/**
 * Takes files in, but for those that are copies of a pack: of them it is said whose they are, and they are taken in only if
 * somebody wants it. A file that cannot be looked at is no reason to ask.
 */
export async function takeInUnlessOurs(
  api: Pick<Api, 'client' | 'files'>,
  files: readonly File[],
  takeIn: (files: File[]) => void,
): Promise<void> {
  const pdfs = files.filter(isPdf)
  // Where no copy was ever made, none can have come back.
  const ledger = pdfs.length > 0 ? await api.client.copies.ledger({}).catch(() => []) : []
  const traced = ledger.length > 0 ? await trace(api, pdfs) : []
  if (!traced) return
  const ours = traced.filter(isOurs)
  tell(ours.map((each) => ({ ...each, keep: () => takeIn([each.file]) })))
  const others = files.filter((file) => !ours.some((each) => each.file === file))
  if (others.length > 0) takeIn(others)
}

/** Says whose copies files are, or that they are none; nothing is taken in. */
export async function askWhose(api: Pick<Api, 'client' | 'files'>, files: readonly File[]): Promise<void> {
  tell((await trace(api, files)) ?? [])
}

/** Done with one file, or with all. */
export const settle = (key?: number): void =>
  useStray.setState(({ traced }) => ({
    traced: traced.filter((each) => key !== undefined && each.key !== key),
  }))
