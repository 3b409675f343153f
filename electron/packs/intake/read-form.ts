import { PDFBool, PDFDict, PDFHexString, PDFName, PDFRef, type PDFContext } from 'pdf-lib'
import type { FragmentForm } from '../fragment.ts'
import { look, lookArray, lookDict, lookName, lookText, under } from './look.ts'
import { foreign } from './prepare-pages.ts'
import type { ObjectWriter } from './write-objects.ts'

const mostFields = 50_000

export type FormReading = {
  context: PDFContext
  catalog: PDFDict
  writer: ObjectWriter
  /** Name of the field that will hold those of the paper, so that two papers may each have a field "Name". */
  name: string
  /** Told of everything that is taken out. */
  takenOut(what: 'actions' | 'files'): void
}
export type ReadForm = { form: FragmentForm; fields: number; signatures: number; dynamic: boolean }

/** Makes the fields of a paper part of the pack's form. Signatures go, because what they signed is no more; scripts go too. */
export function readForm({ context, catalog, writer, name, takenOut }: FormReading): ReadForm | null {
  const source = lookDict(context, under(catalog, 'AcroForm'))
  const top = (source ? (lookArray(context, under(source, 'Fields'))?.asArray() ?? []) : []).filter(
    (each): each is PDFRef => each instanceof PDFRef && look(context, each) instanceof PDFDict,
  )
  if (!source) return null
  const dynamic = source.has(PDFName.of('XFA'))
  const field = writer.reserve()
  const parent = foreign(context, writer, field)
  const fonts = renamedFonts(context, source, name)
  const asks = look(context, under(source, 'NeedAppearances')) === PDFBool.True

  let signatures = 0
  const clean = (dict: PDFDict) => {
    if (dict.delete(PDFName.of('AA'))) takenOut('actions')
    if (lookName(context, under(dict, 'FT')) === 'Sig' && dict.has(PDFName.of('V'))) {
      signatures += 1
      for (const key of ['V', 'Lock', 'SV']) dict.delete(PDFName.of(key))
    }
    const words = lookText(context, under(dict, 'DA'))
    if (words !== null) dict.set(PDFName.of('DA'), PDFHexString.of(hex(fonts.inWords(words))))
    // The paper asks for pictures of its fields to be made anew; without the old ones every reader does.
    if (asks && ['Tx', 'Ch'].includes(inheritedType(context, dict) ?? '')) dict.delete(PDFName.of('AP'))
  }
  const seen = new Set<PDFDict>()
  const waiting: PDFRef[] = [...top]
  for (let ref = waiting.pop(); ref && seen.size < mostFields; ref = waiting.pop()) {
    const dict = lookDict(context, ref)
    if (!dict || seen.has(dict)) continue
    seen.add(dict)
    clean(dict)
    for (const kid of lookArray(context, under(dict, 'Kids'))?.asArray() ?? [])
      if (kid instanceof PDFRef) waiting.push(kid)
  }
  for (const ref of top) lookDict(context, ref)!.set(PDFName.of('Parent'), parent)
  if (top.length === 0) return { form: { field: 0, resources: [] }, fields: 0, signatures, dynamic }

  const words = lookText(context, under(source, 'DA'))
  const align = under(source, 'Q')
  const kids = top.map((ref) => `${writer.numberOf(ref)} 0 R`).join(' ')
  writer.put(
    field,
    `<</T(${name})/Kids[${kids}]` +
      (words === null ? '' : `/DA<${hex(fonts.inWords(words))}>`) +
      `${align ? `/Q ${writer.write(align)}` : ''}>>`,
  )
  const resources = fonts.all.map(([own, font]): [string, string, string] => [
    'Font',
    PDFName.of(own).toString(),
    writer.write(font),
  ])
  return { form: { field, resources }, fields: seen.size, signatures, dynamic }
}

/** A field's kind, its own or that of a field above it. */
function inheritedType(context: PDFContext, field: PDFDict): string | undefined {
  let dict: PDFDict | undefined = field
  for (let step = 0; dict && step < 32; step += 1) {
    const type = lookName(context, under(dict, 'FT'))
    if (type !== undefined) return type
    dict = lookDict(context, under(dict, 'Parent'))
  }
  return undefined
}

/** The fonts a form sets its fields in, under names no other paper has, and its words of setting with those names. */
function renamedFonts(context: PDFContext, form: PDFDict, name: string) {
  const resources = lookDict(context, under(form, 'DR'))
  const fonts = resources ? lookDict(context, under(resources, 'Font')) : undefined
  const all = (fonts?.entries() ?? []).map(([own, font]) => [name + own.decodeText(), font] as const)
  const names = new Set((fonts?.entries() ?? []).map(([own]) => own.toString()))
  return {
    all,
    inWords: (words: string) =>
      words.replace(/\/[^\s/[\]()<>{}%]+(?=\s+[-+.\d]+\s+Tf)/g, (own) =>
        names.has(own) ? PDFName.of(name + PDFName.of(own.slice(1)).decodeText()).toString() : own,
      ),
  }
}

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex')
