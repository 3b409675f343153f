import type { Zippable } from 'fflate/browser'
import type { AssemblyJob, AssemblyPart } from './assembly/assembly-job.ts'
import { archiveOf, fileNameOf } from './archive.ts'
import { gatherPapers, type Gathered } from './gather-papers.ts'
import { resultOf, stampOf, type BoundPack, type PackBinding } from './pack-binding.ts'
import { entryAddress } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { packWords } from './pack-words.ts'
import { setFront } from './set-front.ts'

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
  const cover = await intake.takeSheet(
    front.pdf,
    {
      index: 0,
      title: pack.title,
      bare: front.labelsOfFront.length,
      files: Object.fromEntries(
        groups.flatMap(({ name, members }) =>
          members.map((at) => [entryAddress(at), `${encodeURIComponent(name)}#page=${starts[at]}`]),
        ),
      ),
    },
    signal,
  )
  const entries = gathered.map((each, index) => resultOf(each, starts[index]!, front.labels[index]!))
  const stampFont = await ports.stampFont()
  const write = async (title: string, parts: AssemblyPart[], to: string | null) => {
    const job: AssemblyJob = {
      task: 'assemble',
      parts,
      title,
      language: pack.language,
      date: pack.updatedAt,
      agendaTitle: null,
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
  const pagesOfFront = front.labelsOfFront.map((label) => ({ label, stamp: null }))
  archive[agendaFile] = await write(
    pack.title,
    [
      {
        title: pack.title,
        fragment: cover.fragment,
        accessible: cover.taken.accessible,
        pages: pagesOfFront,
      },
    ],
    null,
  )
  for (const { name, title, members } of groups) {
    const parts = members.map((at): AssemblyPart => {
      const { paper, fragment, taken } = gathered[at]!
      const pages = front.labels[at]!.map((label) => ({ label, stamp: stampOf(paper, label, words) }))
      const isBlank = paper.type === 'blank'
      return { title: paper.title || String(at + 1), fragment, accessible: taken.accessible, pages, isBlank }
    })
    archive[name] = await write(title, parts, encodeURIComponent(agendaFile))
  }
  return {
    file: archiveOf(archive, pack.updatedAt),
    form: 'items',
    pages: front.labelsOfFront.length + front.labels.flat().length,
    entries,
    accessible: [cover, ...gathered].every(({ taken }) => taken.accessible === 'ua'),
    plan: front.plan,
    blanks: 0,
    lost: [],
    replacedCharacters: [...binding.replaced].join(''),
  }
}

/** Papers that follow each other under one item are one file; one of no item is a file of its own. */
function groupsOf(gathered: readonly Gathered[], item: string): Group[] {
  const together: { number: string; title: string; members: number[] }[] = []
  for (const [index, { paper }] of gathered.entries()) {
    const last = together.at(-1)
    if (last && paper.number !== '' && last.number === paper.number) last.members.push(index)
    else together.push({ number: paper.number, title: paper.itemTitle ?? paper.title, members: [index] })
  }
  return together.map(({ number, title, members }, index) => {
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
