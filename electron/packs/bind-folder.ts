import type { Zippable } from 'fflate/browser'
import { archiveOf, fileNameOf } from './archive.ts'
import { gatherPapers, type Gathered } from './gather-papers.ts'
import { resultOf, type BoundPack, type PackBinding } from './pack-binding.ts'
import { coverSheet, entryAddress } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { packWords } from './pack-words.ts'

/** The papers of a pack as files of their own in the order of the agenda, which leads to each of them. */
export async function bindFolder(binding: PackBinding): Promise<BoundPack> {
  const { pack, papers, input, sheet, intake, signal } = binding
  const gathered = await gatherPapers(binding)
  const names = gathered.map(({ paper }, index) => fileNameOf(index + 1, paper.title, gathered.length))

  const cover = await intake.takeSheet(
    // Nothing in the place of a page number: the files have numbers of their own.
    (await sheet(coverSheet(pack, input.meeting, papers, [], ''))).pdf,
    {
      index: 0,
      title: pack.title,
      bare: 1,
      files: Object.fromEntries(names.map((name, index) => [entryAddress(index), encodeURIComponent(name)])),
    },
    signal,
  )
  const agenda: Gathered = {
    paper: { entryId: '', title: pack.title, number: '', detail: '', type: 'divider' },
    fragment: cover.fragment,
    slip: null,
    taken: cover.taken,
    sha256: null,
  }
  const indexName = fileNameOf(0, packWords[pack.language].agenda, gathered.length)
  const archive: Zippable = {}
  const entries = gathered.map((each) => resultOf(each, 1))
  let pages = 0
  for (const [index, each] of [agenda, ...gathered].entries()) {
    pages += each.fragment.pages.length
    archive[index === 0 ? indexName : names[index - 1]!] = await writeAlone(binding, each)
  }
  return {
    file: archiveOf(archive, pack.updatedAt),
    form: 'zip',
    pages,
    entries,
    accessible: [agenda, ...gathered].every(({ taken }) => taken.accessible === 'ua'),
    plan: [],
    blanks: 0,
    lost: [],
    replacedCharacters: [...binding.replaced].join(''),
  }
}

async function writeAlone(
  { hand, pack, signal, ports }: PackBinding,
  gathered: Gathered,
): Promise<Uint8Array> {
  const { paper, fragment, taken } = gathered
  const pages = fragment.pages.map((_, index) => ({ label: String(index + 1), stamp: null }))
  const pdf = await hand.assemble(
    {
      task: 'assemble',
      parts: [{ title: paper.title, fragment, accessible: taken.accessible, pages }],
      title: paper.title || pack.title,
      language: taken.language ?? pack.language,
      date: pack.updatedAt,
      agendaTitle: null,
      agendaFile: null,
      backWords: '',
      mark: null,
      stampFont: await ports.stampFont(),
      next: fragment.next,
    },
    signal,
  )
  if (!pdf) throw new PackTooLarge('A paper could not be written.')
  return pdf
}
