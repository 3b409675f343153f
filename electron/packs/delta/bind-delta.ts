import type { PackChange } from '../../../shared/contract/packs.ts'
import type { PackV1 } from '../../../shared/model/pack/v1.ts'
import type { AssemblyPart } from '../assembly/assembly-job.ts'
import { createIntake } from '../gather-papers.ts'
import type { PackPorts } from '../pack-binding.ts'
import { entryAddress } from '../pack-sheets.ts'
import { PackTooLarge } from '../pack-too-large.ts'
import { packWords } from '../pack-words.ts'
import { changeSheet } from './change-sheet.ts'
import { compareIssues, sayLabels, type ComparedPage } from './compare-issues.ts'
import type { IssuedEntry } from '../../../shared/model/pack/pin-pages.ts'

/** An issue as it was kept: its number, what its pages are called, and its file. */
export type KeptIssue = { number: number; entries: readonly IssuedEntry[]; read(): Promise<Uint8Array> }
export type DeltaInput = { pack: PackV1; from: KeptIssue; to: KeptIssue }
export type DeltaOptions = {
  signal?: AbortSignal
  onProgress?(step: { stage: 'reading'; issue: number } | { stage: 'binding' }): void
}

/** `pages` are those of the later issue; `at` of one that is not in the earlier is its place in the supplement. */
export type BoundDelta = {
  file: Uint8Array
  pages: number
  changeSheetPages: number
  changes: PackChange[]
  compared: (Omit<ComparedPage, 'at'> & { supplement: number | null })[]
  replacedCharacters: string
}

/**
 * A sheet that names the changes, then the pages of the later issue that the earlier one has not, as they are there. Throws
 * PackTooLarge; what the typesetter throws; AbortError.
 */
export async function bindDelta(
  ports: PackPorts,
  { pack, from, to }: DeltaInput,
  { signal, onProgress }: DeltaOptions = {},
): Promise<BoundDelta> {
  const words = packWords[pack.language]
  const hand = ports.crew.hire()
  const intake = createIntake(hand, false)
  const readIssue = async ({ number, entries, read }: KeptIssue) => {
    onProgress?.({ stage: 'reading', issue: number })
    const labels = entries.flatMap((entry) => entry.labels)
    const pages = await hand.fingerprint({ task: 'fingerprint', bytes: await read(), labels }, signal)
    if (!pages || pages.length !== labels.length) throw new PackTooLarge('An issue could not be read.')
    return { entries, pages }
  }
  try {
    const { changes, pages } = compareIssues(await readIssue(from), await readIssue(to))
    onProgress?.({ stage: 'binding' })
    const fresh = pages.filter(({ before }) => before === null)
    const supplement =
      fresh.length === 0
        ? null
        : await intake.takeSheet(
            await to.read(),
            { index: intake.place(), title: pack.title, bare: fresh.length, pick: fresh.map(({ at }) => at) },
            signal,
          )
    const numberOf = new Map(
      fresh.map(({ label }, index) => [label, supplement!.fragment.pages[index]!.number]),
    )
    const made = await ports.typesetSheet(changeSheet(pack, from.number, to.number, changes), {
      standard: 'ua-1',
      ...(signal && { signal }),
    })
    const sheet = await intake.takeSheet(
      made.pdf,
      {
        index: 0,
        title: words.changes,
        bare: made.pages,
        addresses: Object.fromEntries(
          changes.flatMap(({ labels }, index) =>
            labels[0] === undefined ? [] : [[entryAddress(index), numberOf.get(labels[0])!]],
          ),
        ),
        // Of an entry that only lost pages there is nothing to lead to.
        toItself: changes.flatMap(({ labels }, index) => (labels.length === 0 ? [entryAddress(index)] : [])),
      },
      signal,
    )
    const parts: AssemblyPart[] = [
      {
        title: words.changes,
        fragment: sheet.fragment,
        accessible: sheet.taken.accessible,
        pages: sheet.fragment.pages.map(() => ({ label: '', stamp: null })),
      },
    ]
    if (supplement) {
      const outline = changes.flatMap(({ title, labels }) => {
        const number = labels[0] === undefined ? undefined : numberOf.get(labels[0])
        const dest = `[${number} 0 R/XYZ null null null]`
        const name = [title || words.agenda, sayLabels(labels)].join(' · ')
        return number === undefined ? [] : [{ title: name, dest, children: [] }]
      })
      parts.push({
        title: pack.title,
        fragment: { ...supplement.fragment, outline },
        accessible: supplement.taken.accessible,
        pages: fresh.map(({ label }) => ({ label, stamp: null })),
      })
    }
    const file = await hand.assemble(
      {
        task: 'assemble',
        parts,
        title: `${pack.title}: ${words.changes}`,
        language: pack.language,
        date: pack.issues.find(({ number }) => number === to.number)?.issuedAt ?? pack.updatedAt,
        agendaTitle: words.changes,
        agendaFile: null,
        backWords: words.back,
        stampFont: await ports.stampFont(),
        mark: null,
        next: intake.free(),
      },
      signal,
    )
    if (!file) throw new PackTooLarge('The supplement could not be laid together.')
    const placeOf = new Map(fresh.map(({ label }, index) => [label, made.pages + index]))
    const compared = pages.map(({ label, contents, before }) => ({
      label,
      contents,
      before,
      supplement: placeOf.get(label) ?? null,
    }))
    return {
      file,
      pages: made.pages + fresh.length,
      changeSheetPages: made.pages,
      changes,
      compared,
      replacedCharacters: (made.replaced ?? []).join(''),
    }
  } finally {
    hand.dismiss()
  }
}
