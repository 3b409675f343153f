import { zipSync, type Zippable } from 'fflate/browser'
import { createIntake, gatherPapers, type Gathered } from './gather-papers.ts'
import { resultOf, type BoundPack, type PackBinding } from './pack-binding.ts'
import { coverSheet, entryAddress } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { packWords } from './pack-words.ts'

/** The papers of a pack as files of their own in the order of the agenda, which leads to each of them. */
export async function bindFolder(binding: PackBinding): Promise<BoundPack> {
  const { pack, papers, input, sheet } = binding
  const intake = createIntake(binding)
  const gathered = await gatherPapers(binding, intake)
  const names = gathered.map(({ paper }, index) => fileNameOf(index + 1, paper.title, gathered.length))

  const cover = await intake.takeSheet(
    // Nothing in the place of a page number: the files have numbers of their own.
    await sheet(coverSheet(pack, input.meeting, papers, [], '')),
    {
      index: 0,
      title: pack.title,
      bare: 1,
      files: Object.fromEntries(names.map((name, index) => [entryAddress(index), encodeURIComponent(name)])),
    },
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
  // The moment of the pack, so that the same pack gives the same bytes; zip archives know no time zone.
  const mtime = new Date(pack.updatedAt.replace('Z', ''))
  const file = zipSync(archive, { level: 0, mtime })
  const accessible = [agenda, ...gathered].every(isAccessible)
  return { file, form: 'zip', pages, entries, accessible, plan: [] }
}

const isAccessible = ({ taken }: Gathered) => taken.accessible === 'ua'

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
      backWords: '',
      stampFont: await ports.stampFont(),
      next: fragment.next,
    },
    signal,
  )
  if (!pdf) throw new PackTooLarge('A paper could not be written.')
  return pdf
}

/** A name every file system takes, that sorts in the order of the agenda. */
function fileNameOf(index: number, title: string, count: number): string {
  const number = String(index).padStart(Math.max(2, String(count).length), '0')
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M} ,.'()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = Array.from(plain)
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '')
  return `${number} ${short}`.trim() + '.pdf'
}
