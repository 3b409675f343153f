import { createHash } from 'node:crypto'
import type { CopiesProgress } from '../../../shared/contract/copies.ts'
import type { CopyMark } from '../../../shared/model/pack/audiences.ts'
import type { CopyOverride } from '../../../shared/model/pack/copy.ts'
import type { PackBinder, PackDesk } from '../bind-pack.ts'
import type { PackPaper } from '../gather-papers.ts'
import { takeInMark } from '../intake/take-in-mark.ts'
import type { BoundPack, PackInput } from '../pack-binding.ts'
import { packWords } from '../pack-words.ts'
import { audiencePapers } from './audience-papers.ts'
import { newCopyIdentifier, printedIdentifier } from './copy-identifier.ts'
import type { AudiencePlan } from './plan-copies.ts'
import { readCopyBase, writeCopy } from './write-copy.ts'

export type CopyPorts = {
  binder: PackBinder
  /** A page of A4 with a name and an identifier on it, as PDF bytes. */
  typesetMark(
    mark: { name: string; identifier: string; how: Exclude<CopyMark, 'none'> },
    signal?: AbortSignal,
  ): Promise<Uint8Array>
}

/** A copy with all the ledger says of it but the moment. */
export type FinishedCopy = {
  /** The file, put together each time: copies share most of their bytes, and are kept as little more than their differences. */
  write(): Uint8Array
  size: number
  identifier: string
  sha256: string
  audienceId: string
  audience: string
  recipient: string
  pages: number
  withheld: string[]
  overrides: CopyOverride[]
}

type CopiesStep = Exclude<CopiesProgress, { stage: 'done' }>
type Making = { signal?: AbortSignal; onProgress(step: CopiesStep): void }

/**
 * Makes the copies of a pack, one after the other, as they are asked for. Papers are read once; audiences share the labels of the
 * whole pack, and copies of one audience everything but their mark and their metadata. `bound` is the whole pack's.
 */
export async function* makeCopies(
  { binder, typesetMark }: CopyPorts,
  input: Omit<PackInput, 'form' | 'layout' | 'mark'>,
  plans: readonly AudiencePlan[],
  { signal, onProgress }: Making,
): AsyncGenerator<FinishedCopy, { bound: BoundPack }> {
  const { pack } = input
  const stop = signal ? { signal } : {}
  const total = plans.reduce((sum, { audience }) => sum + recipientsOf(audience.recipients).length, 0)
  const markOf = (how: CopyMark, name: string, identifier: string) =>
    how === 'none' ? null : typesetMark({ how, name, identifier }, signal)

  const desk: PackDesk = binder.open()
  try {
    const bind = async (papers: readonly PackPaper[], audience: string, more: Partial<PackInput>) =>
      desk.bind(
        { ...input, ...more, papers, pack: { ...pack, audience: audience || pack.audience } },
        {
          ...stop,
          onProgress: (step) => onProgress({ ...step, audience }),
        },
      )
    // First as it is for those who get everything: where each page stands is the same for all.
    const bound = await bind(input.papers, '', {})
    let index = 0
    for (const plan of plans) {
      const { audience, access, overrides } = plan
      const papers = audiencePapers(input.papers, plan, bound.plan, packWords[pack.language].unnamed)
      const blank = await markOf(audience.mark, '', '')
      const copy = await bind(papers, audience.name, { issued: bound.plan, ...(blank && { mark: blank }) })
      const base = readCopyBase(copy.file)
      const withheld = [...access].filter(([, by]) => by !== 'whole').map(([entryId]) => entryId)
      for (const recipient of recipientsOf(audience.recipients)) {
        signal?.throwIfAborted()
        onProgress({ stage: 'copy', index, total, audience: audience.name, recipient })
        index += 1
        const identifier = newCopyIdentifier()
        const page = await markOf(audience.mark, recipient || audience.name, printedIdentifier(identifier))
        const mark = page && (await takeInMark({ task: 'take-in-mark', bytes: page, base: base.size }))
        const write = () => writeCopy(base, identifier, mark)
        const file = write()
        yield {
          write,
          size: file.byteLength,
          identifier,
          sha256: createHash('sha256').update(file).digest('hex'),
          audienceId: audience.id,
          audience: audience.name,
          recipient,
          pages: copy.pages,
          withheld,
          overrides,
        }
      }
    }
    return { bound }
  } finally {
    desk.close()
  }
}

/** An audience without names gets one copy that names nobody. */
function recipientsOf(recipients: readonly { name: string }[]): string[] {
  return recipients.length > 0 ? recipients.map(({ name }) => name) : ['']
}
