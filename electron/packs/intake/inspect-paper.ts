import type { PaperPreflight } from '../../../shared/contract/packs.ts'
import { reserved, type FragmentPage } from '../fragment.ts'
import type { InspectJob, Inspected } from './intake-job.ts'
import { notesOf } from './paper-notes.ts'
import type { Pdfium } from './pdfium.ts'
import { takeIn } from './take-in.ts'

/** Takes a file in as a build would, and tells what it met instead of keeping it. */
export async function inspectPaper(
  { bytes, password, verdict, mostPages }: InspectJob,
  pdfium: Pdfium,
): Promise<Inspected> {
  const answer = await takeIn(
    {
      task: 'take-in',
      bytes,
      base: reserved.firstOfPapers,
      key: 0,
      index: 1,
      title: '',
      mostPages,
      ...(password === undefined ? {} : { password }),
      ...(verdict && { verdict }),
    },
    pdfium,
  )
  if (!answer.ok) return { preflight: refusedPaper(answer.reason), verdict: null }
  const { fragment, taken } = answer
  const seen = fragment.pages.map(sizeOf)
  const preflight: PaperPreflight = {
    refused: null,
    pages: seen.length,
    sizes: sizesOf(seen),
    landscapePages: seen.filter(({ width, height }) => width > height).length,
    accessible: taken.accessible,
    language: taken.language,
    engine: taken.engine,
    notes: notesOf(taken, fragment.pages),
  }
  return { preflight, verdict: answer.verdict }
}

export function refusedPaper(refused: NonNullable<PaperPreflight['refused']>): PaperPreflight {
  return {
    refused,
    pages: 0,
    sizes: [],
    landscapePages: 0,
    accessible: 'untagged',
    language: null,
    engine: null,
    notes: [],
  }
}

type Size = { width: number; height: number }

function sizeOf({ box, turn, unit }: FragmentPage): Size {
  const [width, height] = [box[2] * unit, box[3] * unit].map((side) => Math.round(side * 10) / 10) as [
    number,
    number,
  ]
  return turn % 180 === 0 ? { width, height } : { width: height, height: width }
}

function sizesOf(pages: readonly Size[]): PaperPreflight['sizes'] {
  const counted = new Map<string, Size & { pages: number }>()
  for (const size of pages) {
    const key = `${size.width} ${size.height}`
    counted.set(key, { ...size, pages: (counted.get(key)?.pages ?? 0) + 1 })
  }
  return [...counted.values()].sort((a, b) => b.pages - a.pages)
}
