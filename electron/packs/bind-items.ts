import type { Zippable } from 'fflate/browser'
import type { AssemblyJob, AssemblyPart } from './assembly/assembly-job.ts'
import { archiveOf, fileNameOf } from './archive.ts'
import { byItem } from './by-item.ts'
import { gatherPapers, type Gathered } from './gather-papers.ts'
import { resultOf, stampOf, type BoundPack, type PackBinding } from './pack-binding.ts'
import { entryAddress } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { packWords } from './pack-words.ts'
import { setFront, type FrontSheet } from './set-front.ts'

type Group = { name: string; title: string; members: number[] }

/** A file for each agenda item, its pages stamped and labelled as in the one file of the pack; the agenda leads to each paper. */
export async function bindItems(binding: PackBinding): Promise<BoundPack> {
  const { hand, ports, pack, signal, intake } = binding
  const words = packWords[pack.language]
  const gathered = await gatherPapers(binding)
  const front = await setFront(binding, gathered)
  const groups = groupsOf(gathered, words.item)
  const starts = startsIn(groups, gathered)
  const agendaFile = fileNameOf(0, words.agenda, groups.length)
  const files = Object.fromEntries(
    groups.flatMap(({ name, members }) =>
      members.flatMap((at) =>
        gathered[at]!.fragment.pages.map((_, page) => [
          entryAddress(at, page),
          `${encodeURIComponent(name)}#page=${starts[at]! + page}`,
        ]),
      ),
    ),
  )
  const takeFront = async (index: number, title: string, { pdf, labels }: FrontSheet) => {
    const { fragment, taken } = await intake.takeSheet(
      pdf,
      { index, title, bare: labels.length, files },
      signal,
    )
    const pages = labels.map((label) => ({ label, stamp: null }))
    return { title, fragment, accessible: taken.accessible, pages }
  }
  const fronts = [
    await takeFront(0, pack.title, front.agenda),
    ...(front.contents ? [await takeFront(intake.place(), words.contents, front.contents)] : []),
  ]
  const entries = gathered.map((each, index) => resultOf(each, starts[index]!, front.labels[index]!))
  const stampFont = await ports.stampFont()
  const write = async (
    title: string,
    parts: AssemblyPart[],
    to: string | null,
    agendaTitle: string | null,
  ) => {
    const job: AssemblyJob = {
      task: 'assemble',
      parts,
      title,
      language: pack.language,
      date: pack.updatedAt,
      agendaTitle,
      agendaFile: to,
      backWords: words.back,
      stampFont,
      mark: null,
      next: intake.free(),
    }
    const pdf = await hand.assemble(job, signal)
    if (!pdf) throw new PackTooLarge('The papers of an item could not be laid together.')
    return pdf
  }

  const archive: Zippable = {}
  archive[agendaFile] = await write(pack.title, fronts, null, front.contents && words.agenda)
  for (const { name, title, members } of groups) {
    const parts = members.map((at): AssemblyPart => {
      const { paper, fragment, taken } = gathered[at]!
      const pages = front.labels[at]!.map((label) => ({ label, stamp: stampOf(paper, label, words) }))
      const isBlank = paper.type === 'blank'
      return { title: paper.title || String(at + 1), fragment, accessible: taken.accessible, pages, isBlank }
    })
    archive[name] = await write(title, parts, encodeURIComponent(agendaFile), null)
  }
  return {
    file: archiveOf(archive, pack.updatedAt),
    form: 'items',
    pages: [...fronts.flatMap(({ pages }) => pages), ...front.labels.flat()].length,
    entries,
    accessible: [...fronts, ...gathered.map(({ taken }) => taken)].every(
      ({ accessible }) => accessible === 'ua',
    ),
    plan: front.plan,
    blanks: 0,
    lost: [],
    replacedCharacters: [...binding.replaced].join(''),
  }
}

/** Papers that follow each other under one item are one file; one of no item is a file of its own. */
function groupsOf(gathered: readonly Gathered[], item: string): Group[] {
  const together = byItem(gathered.map(({ paper }) => paper))
  return together.map(({ number, title: itemTitle, members }, index) => {
    const title = itemTitle ?? gathered[members[0]!]!.paper.title
    const named = number ? `${item} ${number} ${title}`.trim() : title
    return { name: fileNameOf(index + 1, named, together.length), title, members }
  })
}

/** The page each paper begins on in its own file, from 1. */
function startsIn(groups: readonly Group[], gathered: readonly Gathered[]): number[] {
  const starts: number[] = []
  for (const { members } of groups) {
    let next = 1
    for (const at of members) {
      starts[at] = next
      next += gathered[at]!.fragment.pages.length
    }
  }
  return starts
}
