import { reserved, type Fragment } from '../fragment.ts'
import { latin } from '../intake/write-objects.ts'
import type { AssemblyJob } from './assembly-job.ts'
import { createFileWriter, textString, type FileWriter } from './file-writer.ts'
import { readStampFont } from './stamp-font.ts'
import { writeForm } from './write-form.ts'
import { writeLayers } from './write-layers.ts'
import { writeMark } from './write-mark.ts'
import { writeMetadata } from './write-metadata.ts'
import { writeOutline, type Bookmark } from './write-outline.ts'
import { writePageLabels } from './write-page-labels.ts'
import { writeStamp } from './write-stamps.ts'
import { writeStructure } from './write-structure.ts'

/** Parts into one file, byte for byte the same for the same parts. */
export function assemble(job: AssemblyJob): Uint8Array {
  const file = createFileWriter()
  let free = job.next.object
  const reserve = () => free++
  const cover = job.parts[0]!.fragment
  const agenda = (cover.pages[1] ?? cover.pages[0])!.number

  const font = readStampFont(job.stampFont)
  file.putStream(reserved.save, '<<>>', latin('q'))
  font.writeTo(file)
  writeMark(file, job.mark)
  const { parts, title, language, date } = job
  const structure = writeStructure({ file, reserve, parts, key: job.next.key, language })
  const back =
    job.agendaFile === null ? `/Dest[${agenda} 0 R/XYZ null null null]` : writeAddress(job.agendaFile)
  const stamping = {
    file,
    font,
    back,
    backWords: textString(job.backWords),
    mark: job.mark,
    keyOf: structure.keyOf,
  }
  for (const { fragment, pages: plans } of job.parts) {
    file.lay(fragment.bytes, fragment.places)
    for (const [index, page] of fragment.pages.entries())
      writeStamp(page, plans[index]?.stamp ?? null, stamping)
  }
  const labels = parts.flatMap((part) => [
    ...part.pages.map(({ label }) => label),
    ...(part.blankAfter ? [''] : []),
  ])
  const kids = parts
    .flatMap(({ fragment, blankAfter }) => [
      fragment.tree,
      ...(blankAfter ? [writeBlank(file, reserve(), fragment)] : []),
    ])
    .map((number) => `${number} 0 R`)
  file.put(reserved.pages, `<</Type/Pages/Count ${labels.length}/Kids[${kids.join(' ')}]>>`)

  const outline = writeOutline(file, reserve, bookmarksOf(job, agenda))
  const layers = writeLayers(parts.map((part) => ({ title: part.title, layers: part.fragment.layers })))
  const form = writeForm(parts.flatMap(({ fragment }) => fragment.form ?? []))
  const names = parts.flatMap(({ fragment }) => fragment.names ?? [])
  names.sort((a, b) => (a.first < b.first ? -1 : 1))
  const places = names.map(({ number }) => `${number} 0 R`).join(' ')
  const claimsUa = parts.every(({ accessible }) => accessible === 'ua')
  const metadata = writeMetadata(file, { title, language, date, claimsUa })
  file.put(
    reserved.catalog,
    `<</Type/Catalog/Pages ${reserved.pages} 0 R/Lang${textString(language)}/PageMode/UseOutlines` +
      `/ViewerPreferences<</DisplayDocTitle true>>/Outlines ${outline} 0 R/PageLabels${writePageLabels(labels)}` +
      `${structure.entries}${metadata}${layers}${form}${places ? `/Names<</Dests<</Kids[${places}]>>>>` : ''}>>`,
  )
  const moment = `(D:${date.replace(/\D/g, '').slice(0, 14)}Z)`
  file.put(
    reserved.info,
    `<</Title${textString(title)}/Producer(Rapporteur)/CreationDate${moment}/ModDate${moment}>>`,
  )
  return file.finish(free, reserved.catalog, reserved.info)
}

/** The link to another file, which a reader is asked about. */
const writeAddress = (address: string) => `/A<</S/URI/URI(${address.replace(/[\\()]/g, '\\$&')})>>`

/** A page of nothing, of the size of the one before it. */
function writeBlank(file: FileWriter, number: number, { pages }: Fragment): number {
  const { box, turn } = pages.at(-1)!
  const [left, bottom, width, height] = box
  const media = [left, bottom, left + width, bottom + height].join(' ')
  const turned = turn ? `/Rotate ${turn}` : ''
  file.put(number, `<</Type/Page/Parent ${reserved.pages} 0 R/MediaBox[${media}]/Resources<<>>${turned}>>`)
  return number
}

function bookmarksOf({ parts, agendaTitle }: AssemblyJob, agenda: number): Bookmark[] {
  if (agendaTitle === null && parts.length === 1) return parts[0]!.fragment.outline
  const top = (page: number) => `[${page} 0 R/XYZ null null null]`
  const bookmarks: (Bookmark & { under?: string })[] = []
  for (const [index, { title, under, fragment, isBlank }] of parts.entries()) {
    if (isBlank) continue
    if (index === 0 && agendaTitle !== null) {
      bookmarks.push({ title: agendaTitle, dest: top(agenda), children: [] })
      continue
    }
    const own = { title, dest: top(fragment.pages[0]!.number), children: fragment.outline }
    const last = bookmarks.at(-1)
    if (!under) bookmarks.push(own)
    else if (last?.under === under) last.children.push(own)
    else bookmarks.push({ title: under, dest: own.dest, children: [own], under })
  }
  return bookmarks
}
