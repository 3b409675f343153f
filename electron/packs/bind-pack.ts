import type { PackEntryResult, PackProgress, SlipReason } from '../../shared/contract/packs.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import type { AssemblyPart } from './assembly/assembly-job.ts'
import { reserved, type Fragment } from './fragment.ts'
import type { Taken } from './intake/intake-job.ts'
import type { PackCrew, PackHand } from './pack-crew.ts'
import { coverSheet, dividerSheet, entryAddress, slipSheet, type PackSheet } from './pack-sheets.ts'
import { packWords } from './pack-words.ts'

/** An entry of a pack with everything the binder needs of it; `number` and `detail` stand in the agenda. */
export type PackPaper = { entryId: string; title: string; number: string; detail: string } & (
  | {
      type: 'document'
      /** The document's PDF; may fail, and the pack then carries a slip. */
      typeset(signal?: AbortSignal): Promise<Uint8Array>
    }
  | {
      type: 'file'
      fileName: string
      /** The file's bytes, or null where the library has them no more. */
      read(): Promise<Uint8Array | null>
      /** Opens the file; not kept anywhere. */
      password?: string
    }
  | { type: 'divider' }
)

export type PackInput = { pack: PackV1; meeting?: MeetingV1; papers: readonly PackPaper[] }
export type PackOptions = {
  signal?: AbortSignal
  onProgress?(progress: Exclude<PackProgress, { stage: 'done' }>): void
}
export type BoundPack = { pdf: Uint8Array; pages: number; entries: PackEntryResult[] }

/** What binding is handed: someone who typesets a sheet, the font its stamps are set in, hands that read files of others. */
export type PackPorts = {
  typesetSheet(
    sheet: PackSheet,
    options: { standard: 'ua-1'; signal?: AbortSignal },
  ): Promise<{ pdf: Uint8Array; pages: number }>
  stampFont(): Promise<Uint8Array>
  crew: PackCrew
}

/** Papers into one PDF. */
export interface PackBinder {
  /**
   * Cover, linked agenda, then every entry in order, page numbers running through, a bookmark each. An entry that
   * cannot be bound is replaced by a slip that says why; only an abort, or a cover that cannot be typeset, throws.
   */
  bind(input: PackInput, options?: PackOptions): Promise<BoundPack>
}

/** A pack larger than this machine can lay together. */
export class PackTooLarge extends Error {
  override readonly name = 'PackTooLarge'
}

/** Most pages of one paper, and of a pack. */
const mostOfPaper = 10_000
const mostOfPack = 20_000

type Bound = { paper: PackPaper; fragment: Fragment; slip: SlipReason | null; taken: Taken }

/** The same pack gives the same bytes. */
export function createPackBinder(ports: PackPorts): PackBinder {
  return {
    async bind(input, options = {}) {
      const hand = ports.crew.hire()
      try {
        return await bindWith(hand, ports, input, options)
      } finally {
        hand.dismiss()
      }
    },
  }
}

async function bindWith(
  hand: PackHand,
  ports: PackPorts,
  { pack, meeting, papers }: PackInput,
  { signal, onProgress }: PackOptions,
): Promise<BoundPack> {
  const words = packWords[pack.language]
  const sheet = async (content: PackSheet) =>
    (await ports.typesetSheet(content, { standard: 'ua-1', ...(signal && { signal }) })).pdf
  let next: Fragment['next'] = { object: reserved.firstOfPapers, key: 0 }
  const roles: Record<string, string> = {}
  let left = mostOfPack

  const takeIn = async (
    bytes: Uint8Array,
    how: {
      index: number
      title: string
      password?: string
      own?: boolean
      bare?: number
      addresses?: Record<string, number>
    },
  ) => {
    const { object: base, key } = next
    const mostPages = Math.min(mostOfPaper, left)
    const answer = await hand.takeIn({ task: 'take-in', bytes, base, key, mostPages, roles, ...how }, signal)
    if (answer.ok) {
      for (const [own, standard] of answer.fragment.structure?.roles ?? []) roles[own] = standard
      next = answer.fragment.next
      left -= answer.fragment.pages.length
    }
    return answer
  }
  const takeOwn = async (bytes: Uint8Array, how: Parameters<typeof takeIn>[1]) => {
    const answer = await takeIn(bytes, { ...how, own: true })
    if (!answer.ok) throw new PackTooLarge(`A sheet could not be read back: ${answer.reason}.`)
    return answer
  }

  const bindOne = async (paper: PackPaper, index: number, source: Source): Promise<Bound> => {
    const how = { index: index + 1, title: paper.title }
    if (typeof source !== 'string') {
      const password = paper.type === 'file' ? paper.password : undefined
      const own = paper.type !== 'file'
      const answer = await takeIn(source, { ...how, own, ...(password === undefined ? {} : { password }) })
      if (answer.ok) return { paper, fragment: answer.fragment, slip: null, taken: answer.taken }
      source = answer.reason
    }
    const fileName = paper.type === 'file' ? paper.fileName : undefined
    const slip = await takeOwn(await sheet(slipSheet(pack, paper.title, source, fileName)), how)
    return { paper, fragment: slip.fragment, slip: source, taken: slip.taken }
  }

  const bound: Bound[] = []
  // While one paper is taken in, the next is typeset or read.
  const fetch = (index: number) => {
    const paper = papers[index]
    if (!paper) return null
    const divider = () => sheet(dividerSheet(pack, paper.title, paper.number))
    const coming = sourceOf(paper, divider, signal)
    // Its failure is met where it is waited for.
    coming.catch(() => undefined)
    return coming
  }
  let coming = fetch(0)
  for (const [index, paper] of papers.entries()) {
    signal?.throwIfAborted()
    onProgress?.({ stage: 'entry', index, total: papers.length, title: paper.title })
    const source = await coming!
    coming = fetch(index + 1)
    bound.push(await bindOne(paper, index, source))
  }
  signal?.throwIfAborted()
  onProgress?.({ stage: 'binding' })

  const lines = papers
  const draft = await ports.typesetSheet(coverSheet(pack, meeting, lines, []), {
    standard: 'ua-1',
    ...(signal && { signal }),
  })
  let first = draft.pages + 1
  const starts = bound.map(({ fragment }) => {
    const own = first
    first += fragment.pages.length
    return own
  })
  const cover = await takeOwn(await sheet(coverSheet(pack, meeting, lines, starts)), {
    index: 0,
    title: pack.title,
    bare: 1,
    addresses: Object.fromEntries(
      bound.map(({ fragment }, index) => [entryAddress(index), fragment.pages[0]!.number]),
    ),
  })
  const stampOf = (label: number, of: string) => ({
    label: String(label),
    stamp: { label: String(label), of },
  })
  const parts: AssemblyPart[] = [
    {
      title: pack.title,
      fragment: cover.fragment,
      accessible: cover.taken.accessible,
      pages: cover.fragment.pages.map((_, index) =>
        index === 0 ? { label: '1', stamp: null } : stampOf(index + 1, ''),
      ),
    },
    ...bound.map(({ paper, fragment, taken }, index) => ({
      title: paper.title || String(index + 1),
      fragment,
      accessible: taken.accessible,
      pages: fragment.pages.map((_, page) => stampOf(starts[index]! + page, stampWords(paper, words))),
    })),
  ]
  const pdf = await hand.assemble(
    {
      task: 'assemble',
      parts,
      title: pack.title,
      language: pack.language,
      date: pack.updatedAt,
      agendaTitle: words.agenda,
      backWords: words.back,
      stampFont: await ports.stampFont(),
      next,
    },
    signal,
  )
  if (!pdf) throw new PackTooLarge('The pack could not be laid together.')
  const entries = bound.map(({ paper, fragment, slip }, index): PackEntryResult => ({
    entryId: paper.entryId,
    title: paper.title,
    firstPage: starts[index]!,
    pages: fragment.pages.length,
    slip,
  }))
  return { pdf, pages: first - 1, entries }
}

/** Names the item a page belongs to; in scripts whose letters join, by its number alone. */
function stampWords({ number, detail, type }: PackPaper, words: { item: string }): string {
  const symbol = type === 'document' ? detail : ''
  return [number ? `${words.item} ${number}`.trim() : '', symbol].filter(Boolean).join(' · ')
}

type Source = Uint8Array | SlipReason

async function sourceOf(
  paper: PackPaper,
  divider: () => Promise<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Source> {
  if (paper.type === 'divider') return divider()
  if (paper.type === 'file') return (await paper.read()) ?? 'missing'
  try {
    return await paper.typeset(signal)
  } catch (error) {
    signal?.throwIfAborted()
    // Whatever is wrong with one document, the other papers are wanted in the room.
    if (error instanceof Error) return 'typesetting-failed'
    throw error
  }
}
