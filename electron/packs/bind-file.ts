import type { PackLoss } from '../../shared/contract/packs.ts'
import { directionOf } from '../../shared/model/languages.ts'
import type { AssemblyPart } from './assembly/assembly-job.ts'
import { byItem, nameOfItem } from './by-item.ts'
import { gatherPapers } from './gather-papers.ts'
import { resultOf, stampOf, type BoundPack, type PackBinding } from './pack-binding.ts'
import { entryAddress } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { packWords } from './pack-words.ts'
import { setFront } from './set-front.ts'

/** What pages lose that are drawn two to a side. */
const lostByImposing: PackLoss[] = ['tags', 'links', 'bookmarks', 'forms']

/** One file: cover, agenda, contents and papers. */
export async function bindFile(binding: PackBinding): Promise<BoundPack> {
  const { hand, ports, input, pack, signal, intake, kept } = binding
  const words = packWords[pack.language]
  const gathered = await gatherPapers(binding)
  const front = await setFront(binding, gathered)
  const { plan, labels } = front
  const addresses = Object.fromEntries(
    gathered.flatMap(({ fragment }, index) =>
      fragment.pages.map(({ number }, page) => [entryAddress(index, page), number]),
    ),
  )
  const cover = await intake.takeSheet(
    front.agenda.pdf,
    { index: 0, title: pack.title, bare: 1, addresses },
    signal,
  )
  const contents =
    front.contents &&
    (await intake.takeSheet(
      front.contents.pdf,
      { index: intake.place(), title: words.contents, addresses },
      signal,
    ))
  const underOf = new Map(
    byItem(gathered.map(({ paper }) => paper)).flatMap((group) =>
      group.members.map((at) => [at, nameOfItem(group, words)] as const),
    ),
  )
  const parts: AssemblyPart[] = [
    {
      title: pack.title,
      fragment: cover.fragment,
      accessible: cover.taken.accessible,
      pages: cover.fragment.pages.map((_, index) => {
        const label = front.agenda.labels[index] ?? ''
        return { label, stamp: index === 0 ? null : { label, of: '' } }
      }),
    },
    ...(contents && front.contents
      ? [
          {
            title: words.contents,
            // It is one bookmark, not one within another of the same name.
            fragment: { ...contents.fragment, outline: [] },
            accessible: contents.taken.accessible,
            pages: front.contents.labels.map((label) => ({ label, stamp: { label, of: '' } })),
          },
        ]
      : []),
    ...gathered.map(({ paper, fragment, taken }, index) => ({
      title: paper.title || String(index + 1),
      under: underOf.get(index) ?? '',
      fragment,
      accessible: taken.accessible,
      pages: labels[index]!.map((own) => {
        const label = paper.span ?? own
        return { label, stamp: stampOf(paper, label, words) }
      }),
      isBlank: paper.type === 'blank',
    })),
  ]
  const layout = input.layout ?? 'reading'
  const { starts, blanks, pages } = arrange(parts, layout === 'duplex')
  const before = parts.length - gathered.length
  const entries = gathered.map((each, index) =>
    resultOf(each, starts[index + before]!, each.paper.span ? [each.paper.span] : labels[index]!),
  )
  const mark = input.mark ? await intake.takeMark(input.mark, signal) : null
  const bound = await hand.assemble(
    {
      task: 'assemble',
      parts,
      title: pack.title,
      language: pack.language,
      date: pack.updatedAt,
      agendaTitle: words.agenda,
      agendaFile: null,
      backWords: words.back,
      stampFont: await ports.stampFont(),
      mark,
      keep: kept !== undefined,
      next: intake.free(),
    },
    signal,
  )
  if (!bound) throw new PackTooLarge('The pack could not be laid together.')
  const accessible = parts.every((part) => part.accessible === 'ua')
  const whole = {
    form: 'pdf' as const,
    entries,
    plan,
    blanks,
    replacedCharacters: [...binding.replaced].join(''),
  }
  if (layout !== 'two-up') return { ...whole, file: bound, pages, accessible, lost: [] }
  const imposed = await hand.impose(
    {
      task: 'impose',
      bytes: bound,
      labels: parts.flatMap((part) => part.pages.map(({ label }) => label)),
      title: pack.title,
      language: pack.language,
      rightToLeft: directionOf(pack.language) === 'rtl',
    },
    signal,
  )
  if (!imposed) throw new PackTooLarge('The pages could not be laid side by side.')
  return { ...whole, file: imposed.pdf, pages: imposed.pages, accessible: false, lost: lostByImposing }
}

/** Where each part begins, from 1; printed on both sides, each on the front of a sheet, behind an empty page where it must. */
function arrange(parts: AssemblyPart[], duplex: boolean) {
  const starts: number[] = []
  let next = 1
  let blanks = 0
  for (const [index, part] of parts.entries()) {
    starts.push(next)
    next += part.pages.length
    // Empty pages put in by hand stand where they were put.
    if (!duplex || next % 2 === 1 || (parts[index + 1]?.isBlank ?? true)) continue
    part.blankAfter = true
    next += 1
    blanks += 1
  }
  return { starts, blanks, pages: next - 1 }
}
