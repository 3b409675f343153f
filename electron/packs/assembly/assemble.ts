import { reserved } from '../fragment.ts'
import { latin } from '../intake/write-objects.ts'
import type { AssemblyJob } from './assembly-job.ts'
import { createFileWriter, textString } from './file-writer.ts'
import { readStampFont } from './stamp-font.ts'
import { writeLayers } from './write-layers.ts'
import { writeOutline, type Bookmark } from './write-outline.ts'
import { writePageLabels } from './write-page-labels.ts'
import { writeStamp } from './write-stamps.ts'

/** Parts into one file, byte for byte the same for the same parts. */
export function assemble(job: AssemblyJob): Uint8Array {
  const file = createFileWriter()
  let free = job.next.object
  const reserve = () => free++
  const pages = job.parts.flatMap(({ fragment }) => fragment.pages)
  const cover = job.parts[0]!.fragment
  const agenda = (cover.pages[1] ?? cover.pages[0])!.number

  const font = readStampFont(job.stampFont)
  file.putStream(reserved.save, '<<>>', latin('q'))
  font.writeTo(file)
  const stamping = { file, font, agenda, backWords: textString(job.backWords), keyOf: () => null }
  for (const { fragment, pages: plans } of job.parts) {
    file.lay(fragment.bytes, fragment.places)
    for (const [index, page] of fragment.pages.entries())
      writeStamp(page, plans[index]?.stamp ?? null, stamping)
  }
  const kids = job.parts.map(({ fragment }) => `${fragment.tree} 0 R`).join(' ')
  file.put(reserved.pages, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`)

  const outline = writeOutline(file, reserve, bookmarksOf(job, agenda))
  const labels = writePageLabels(job.parts.flatMap((part) => part.pages.map(({ label }) => label)))
  const layers = writeLayers(job.parts.map(({ title, fragment }) => ({ title, layers: fragment.layers })))
  file.put(
    reserved.catalog,
    `<</Type/Catalog/Pages ${reserved.pages} 0 R/Lang${textString(job.language)}/PageMode/UseOutlines` +
      `/ViewerPreferences<</DisplayDocTitle true>>/Outlines ${outline} 0 R/PageLabels${labels}${layers}>>`,
  )
  const date = `(D:${job.date.replace(/\D/g, '').slice(0, 14)}Z)`
  file.put(
    reserved.info,
    `<</Title${textString(job.title)}/Producer(Rapporteur)/CreationDate${date}/ModDate${date}>>`,
  )
  return file.finish(free, reserved.catalog, reserved.info)
}

function bookmarksOf({ parts, agendaTitle }: AssemblyJob, agenda: number): Bookmark[] {
  const top = (page: number) => `[${page} 0 R/XYZ null null null]`
  return parts.map(({ title, fragment }, index) =>
    index === 0
      ? { title: agendaTitle, dest: top(agenda), children: [] }
      : { title, dest: top(fragment.pages[0]!.number), children: fragment.outline },
  )
}
