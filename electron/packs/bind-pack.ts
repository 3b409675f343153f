import type { PackProgress } from '../../shared/contract/packs.ts'
import { pinPages } from '../../shared/model/pack/pin-pages.ts'
import type { AssemblyPart } from './assembly/assembly-job.ts'
import { bindFolder } from './bind-folder.ts'
import { createIntake, gatherPapers, type Gathered, type PackPaper } from './gather-papers.ts'
import {
  resultOf,
  type BoundPack,
  type PackBinding,
  type PackInput,
  type PackOptions,
  type PackPorts,
} from './pack-binding.ts'
import { coverSheet, entryAddress } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { packWords } from './pack-words.ts'

export type { PackPaper } from './gather-papers.ts'
export type { BoundPack, PackPorts } from './pack-binding.ts'

/** Papers into one file. */
export interface PackBinder {
  /**
   * Cover, linked agenda, then every entry in order, page numbers running through, a bookmark each; or an archive of one file
   * for each. An entry that cannot be bound is replaced by a slip that says why; only an abort, a cover that cannot be typeset,
   * or a pack beyond all measure (PackTooLarge) throws.
   */
  bind(input: PackInput, options?: PackOptions): Promise<BoundPack>
}

/** The same pack gives the same bytes. */
export function createPackBinder(ports: PackPorts): PackBinder {
  return {
    async bind(input, { signal, onProgress } = {}) {
      const hand = ports.crew.hire()
      const binding: PackBinding = {
        hand,
        ports,
        input,
        pack: input.pack,
        papers: input.papers,
        apart: input.form === 'zip',
        sheet: async (content) =>
          (await ports.typesetSheet(content, { standard: 'ua-1', ...(signal && { signal }) })).pdf,
        ...(signal && { signal }),
        ...(onProgress && {
          onProgress: (step: Exclude<PackProgress, { stage: 'done' }>) => onProgress(step),
        }),
      }
      try {
        return await (binding.apart ? bindFolder(binding) : bindFile(binding))
      } finally {
        hand.dismiss()
      }
    },
  }
}

async function bindFile(binding: PackBinding): Promise<BoundPack> {
  const { hand, ports, pack, signal } = binding
  const words = packWords[pack.language]
  const intake = createIntake(binding)
  const gathered = await gatherPapers(binding, intake)

  const front = await setFront(binding, gathered)
  const { plan, labels, starts } = front
  const cover = await intake.takeSheet(front.pdf, {
    index: 0,
    title: pack.title,
    bare: 1,
    addresses: Object.fromEntries(
      gathered.map(({ fragment }, index) => [entryAddress(index), fragment.pages[0]!.number]),
    ),
  })
  const stamped = (label: string, of: string) => ({ label, stamp: { label, of } })
  const parts: AssemblyPart[] = [
    {
      title: pack.title,
      fragment: cover.fragment,
      accessible: cover.taken.accessible,
      pages: cover.fragment.pages.map((_, index) =>
        index === 0
          ? { label: front.labelsOfFront[0] ?? '1', stamp: null }
          : stamped(front.labelsOfFront[index] ?? '', ''),
      ),
    },
    ...gathered.map(({ paper, fragment, taken }, index) => ({
      title: paper.title || String(index + 1),
      fragment,
      accessible: taken.accessible,
      pages: labels[index]!.map((label) => stamped(paper.span ?? label, stampWords(paper, words))),
    })),
  ]
  const entries = gathered.map((each, index) =>
    resultOf(each, starts[index]!, each.paper.span ? [each.paper.span] : labels[index]!),
  )
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
      next: intake.free(),
    },
    signal,
  )
  if (!pdf) throw new PackTooLarge('The pack could not be laid together.')
  const accessible = parts.every((part) => part.accessible === 'ua')
  return { file: pdf, form: 'pdf', pages: front.pages, entries, accessible, plan }
}

/** Typesets cover and agenda as often as it takes for the agenda to name the pages that follow it, which its length decides. */
async function setFront({ ports, input, pack, papers, signal }: PackBinding, gathered: readonly Gathered[]) {
  const set = (labels: readonly string[]) =>
    ports.typesetSheet(coverSheet(pack, input.meeting, papers, labels), {
      standard: 'ua-1',
      ...(signal && { signal }),
    })
  let made = await set([])
  for (let run = 0; ; run += 1) {
    const length = made.pages
    const plan = pinPages(input.issued ?? [], [
      { entryId: '', title: '', pages: length },
      ...gathered.map(({ paper, fragment }) => ({
        entryId: paper.entryId,
        title: paper.title,
        pages: fragment.pages.length,
      })),
    ])
    const labelsOf = new Map(plan.map((entry) => [entry.entryId, entry.labels]))
    const labels = gathered.map(({ paper }) => labelsOf.get(paper.entryId) ?? [])
    let next = length + 1
    const starts = gathered.map(({ fragment }) => {
      const own = next
      next += fragment.pages.length
      return own
    })
    made = await set(labels.map((own) => own[0] ?? ''))
    if (made.pages === length)
      return { pdf: made.pdf, plan, labels, starts, labelsOfFront: labelsOf.get('') ?? [], pages: next - 1 }
    if (run === mostRuns) throw new PackTooLarge('The agenda finds no length.')
  }
}

/** An agenda grows once, by the width of its numbers; one that still changes after this never settles. */
const mostRuns = 4

/** Names the item a page belongs to; in scripts whose letters join, by its number alone. */
function stampWords({ number, detail, type }: PackPaper, words: { item: string }): string {
  const symbol = type === 'document' ? detail : ''
  return [number ? `${words.item} ${number}`.trim() : '', symbol].filter(Boolean).join(' · ')
}
