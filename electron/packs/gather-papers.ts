import { createHash } from 'node:crypto'
import type { PackProgress, SlipReason } from '../../shared/contract/packs.ts'
import type { PackBindingChoices, PackV1 } from '../../shared/model/pack/v1.ts'
import { reserved, type Fragment } from './fragment.ts'
import type { IntakeAnswer, IntakeJob, Taken } from './intake/intake-job.ts'
import type { Verdicts } from './intake/paper-verdict.ts'
import type { PackHand } from './pack-crew.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { blankSheet, dividerSheet, slipSheet, type PackSheet } from './pack-sheets.ts'
import { asPages, type TypesetPicture } from './picture-page.ts'

/** An entry of a pack with everything the binder needs of it; `number` and `detail` stand in the agenda. */
export type PackPaper = {
  entryId: string
  title: string
  number: string
  detail: string
  /** Title of its agenda item, where it has one. */
  itemTitle?: string
  /** What its page is called where it stands for several: all their labels, from the first to the last. */
  span?: string
} & (
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
      /** Without it no picture becomes a page. */
      typesetPicture?: TypesetPicture
      /** Opens the file; not kept anywhere. */
      password?: string
    }
  | { type: 'divider' }
  /** Empty pages for print: counted like any, and not written on. */
  | { type: 'blank'; count: number }
  /** Was in an earlier issue, and is no more. */
  | { type: 'withdrawn' }
  /** Not for the readers of this copy; its title is theirs to know only where it is given here. */
  | { type: 'withheld' }
)

export type Gathering = {
  hand: PackHand
  pack: PackV1
  papers: readonly PackPaper[]
  sheet(content: PackSheet): Promise<{ pdf: Uint8Array; pages: number }>
  intake: Intake
  choices: PackBindingChoices
  /** Papers that stay from one binding to the next. */
  kept?: Map<PackPaper, Gathered>
  signal?: AbortSignal
  onProgress?(progress: Exclude<PackProgress, { stage: 'done' }>): void
}

/** A paper taken in, or the slip that stands in its place; `sha256` is of the bytes it came as. */
export type Gathered = {
  paper: PackPaper
  fragment: Fragment
  slip: SlipReason | null
  taken: Taken
  sha256: string | null
}

/** Most pages of one paper, and of a pack. */
const mostOfPaper = 10_000
const mostOfPack = 20_000

type How = {
  index: number
  title: string
  password?: string
  /** SHA-256 of the bytes, where what looking at them came to may be kept. */
  sha256?: string
  own?: boolean
  makeMargin?: boolean
  imageDpi?: number
  bare?: number
  addresses?: Record<string, number>
  toItself?: string[]
  pick?: number[]
  files?: Record<string, string>
}

/**
 * Takes papers in one after the other, each under the numbers that the ones before it left free; `apart` where each becomes a
 * file of its own, with numbers of its own.
 */
export function createIntake(hand: PackHand, apart: boolean, verdicts?: Verdicts) {
  const start: Fragment['next'] = { object: reserved.firstOfPapers, key: 0 }
  const roles: Record<string, string> = {}
  let next = start
  let left = mostOfPack
  let papers = 0

  const take = async (bytes: Uint8Array, how: How, signal?: AbortSignal): Promise<IntakeAnswer> => {
    const { object: base, key } = apart ? start : next
    const mostPages = Math.min(mostOfPaper, left)
    const bare = apart ? mostPages : (how.bare ?? 0)
    const { sha256, ...rest } = how
    const known = sha256 === undefined ? null : await verdicts?.get(sha256)
    const verdict = known ? { verdict: known } : {}
    const job: IntakeJob = { task: 'take-in', bytes, base, key, mostPages, roles, ...rest, ...verdict, bare }
    const answer = await hand.takeIn(job, signal)
    if (!answer.ok) return answer
    if (sha256 !== undefined && answer.verdict) verdicts?.keep(sha256, answer.verdict)
    left -= answer.fragment.pages.length
    next = answer.fragment.next
    if (!apart) for (const [own, standard] of answer.fragment.structure?.roles ?? []) roles[own] = standard
    return answer
  }
  return {
    take,
    /** A sheet of our own: that it can be read is our business. Throws PackTooLarge. */
    async takeSheet(bytes: Uint8Array, how: How, signal?: AbortSignal) {
      const answer = await take(bytes, { ...how, own: true }, signal)
      if (!answer.ok) throw new PackTooLarge(`A sheet could not be read back: ${answer.reason}.`)
      return answer
    },
    /** A page of our own that is drawn across those of the pack. Throws PackTooLarge. */
    async takeMark(bytes: Uint8Array, signal?: AbortSignal) {
      const mark = await hand.takeInMark({ task: 'take-in-mark', bytes, base: next.object }, signal)
      if (!mark) throw new PackTooLarge('The mark could not be read back.')
      next = { ...next, object: mark.next }
      return mark
    },
    /** A place of its own for one more paper, which makes its names its own; from 1, 0 being cover and agenda. */
    place: () => (papers += 1),
    /** First numbers that no paper uses. */
    free: () => next,
  }
}
export type Intake = ReturnType<typeof createIntake>

/** Every paper of a pack, or a slip that says why not. */
export async function gatherPapers(gathering: Gathering): Promise<Gathered[]> {
  const { pack, papers, sheet, signal, onProgress, intake, kept, choices } = gathering

  const gather = async (paper: PackPaper, source: Source): Promise<Gathered> => {
    const bare = paper.type === 'blank' ? { bare: paper.count } : {}
    const how = { index: intake.place(), title: paper.title, ...bare }
    const sha256 = source.received && hashOf(source.received)
    let reason: SlipReason
    if ('reason' in source) ({ reason } = source)
    else {
      const password = paper.type === 'file' ? paper.password : undefined
      const own = paper.type !== 'file'
      // Of a picture it is the page made of it that is looked at.
      const verdictKey = own ? null : source.pdf === source.received ? sha256 : hashOf(source.pdf)
      const answer = await intake.take(
        source.pdf,
        {
          ...how,
          own,
          ...(!own && choices.imageDpi !== undefined && { imageDpi: choices.imageDpi }),
          ...(!own && choices.margin === 'made' && { makeMargin: true }),
          // Pictures made coarser are looked at afresh.
          ...(verdictKey !== null && choices.imageDpi === undefined && { sha256: verdictKey }),
          ...(password === undefined ? {} : { password }),
        },
        signal,
      )
      if (answer.ok) return { paper, fragment: answer.fragment, slip: null, taken: answer.taken, sha256 }
      reason = answer.reason
    }
    const fileName = paper.type === 'file' ? paper.fileName : undefined
    const { pdf } = await sheet(slipSheet(pack, paper.title, reason, fileName))
    const slip = await intake.takeSheet(pdf, how, signal)
    return { paper, fragment: slip.fragment, slip: reason, taken: slip.taken, sha256 }
  }

  const gathered: Gathered[] = []
  // While one paper is taken in, the next is typeset or read.
  const fetch = (index: number) => {
    const paper = papers[index]
    if (!paper || kept?.has(paper)) return null
    const coming = sourceOf(paper, async (content) => (await sheet(content)).pdf, pack, signal)
    // Its failure is met where it is waited for.
    coming.catch(() => undefined)
    return coming
  }
  let coming = fetch(0)
  for (const [index, paper] of papers.entries()) {
    signal?.throwIfAborted()
    onProgress?.({ stage: 'entry', index, total: papers.length, title: paper.title })
    const source = await coming
    coming = fetch(index + 1)
    const one = source === null ? kept!.get(paper)! : await gather(paper, source)
    kept?.set(paper, one)
    gathered.push(one)
  }
  signal?.throwIfAborted()
  onProgress?.({ stage: 'binding' })
  return gathered
}

/** A paper to be taken in or why it cannot be; `received` is what came of it, where something did. */
type Source = { received: Uint8Array | null } & ({ pdf: Uint8Array } | { reason: SlipReason })

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function sourceOf(
  paper: PackPaper,
  sheet: (content: PackSheet) => Promise<Uint8Array>,
  pack: PackV1,
  signal: AbortSignal | undefined,
): Promise<Source> {
  if (paper.type === 'withdrawn' || paper.type === 'withheld') return { received: null, reason: paper.type }
  if (paper.type === 'divider') return typesetHere(await sheet(dividerSheet(pack, paper.title, paper.number)))
  if (paper.type === 'blank') return typesetHere(await sheet(blankSheet(pack, paper.title, paper.count)))
  if (paper.type === 'file') {
    const received = await paper.read()
    if (!received) return { received, reason: 'missing' }
    return { received, ...(await asPages(received, paper.typesetPicture, signal)) }
  }
  try {
    return typesetHere(await paper.typeset(signal))
  } catch (error) {
    signal?.throwIfAborted()
    // Whatever is wrong with one document, the other papers are wanted in the room.
    if (error instanceof Error) return { received: null, reason: 'typesetting-failed' }
    throw error
  }
}

const typesetHere = (pdf: Uint8Array): Source => ({ received: pdf, pdf })
