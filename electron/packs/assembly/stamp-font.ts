import { deflateSync } from 'node:zlib'
import { reserved } from '../fragment.ts'
import { latin } from '../intake/write-objects.ts'
import type { FileWriter } from './file-writer.ts'
import { readTrueType } from './read-true-type.ts'

/** The small font of the stamps: what it can say, how wide that is, and its objects. */
export type StampFont = {
  /** The text without the characters the font has not. */
  sayable(text: string): string
  /** Width at a size of 1. */
  width(text: string): number
  /** Glyphs as a string of a content stream. */
  encode(text: string): string
  writeTo(file: FileWriter): void
}

const name = 'RAPPCK+RapporteurFigures'

/** `bytes` is a small TrueType file; it is embedded whole. */
export function readStampFont(bytes: Uint8Array): StampFont {
  const font = readTrueType(bytes)
  const scale = 1000 / font.unitsPerEm
  const glyphs = new Map(
    [...font.glyphs].map(([character, { id, advance }]) => [
      character,
      { id, code: hex(id), width: Math.round(advance * scale) },
    ]),
  )
  const sayable = (text: string) =>
    Array.from(text)
      .filter((character) => glyphs.has(character))
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
  const measure = (text: string) => {
    const all = Array.from(text).flatMap((character) => glyphs.get(character) ?? [])
    return {
      width: all.reduce((sum, { width }) => sum + width, 0) / 1000,
      codes: `<${all.map(({ code }) => code).join('')}>`,
    }
  }
  const [sayableOf, measureOf] = [remembering(sayable), remembering(measure)]

  return {
    sayable: sayableOf,
    width: (text) => measureOf(text).width,
    encode: (text) => measureOf(text).codes,
    writeTo(file) {
      const { font: own, descendant, descriptor, fontFile, toUnicode } = reserved
      file.put(
        own,
        `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
      )
      const widths = [...glyphs.values()].map(({ id, width }) => `${id}[${width}]`).join('')
      file.put(
        descendant,
        `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
          `/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/DW 1000/W[${widths}]>>`,
      )
      file.put(
        descriptor,
        `<</Type/FontDescriptor/FontName/${name}/Flags 32/FontBBox[${font.box.map((side) => Math.round(side * scale)).join(' ')}]` +
          `/ItalicAngle 0/Ascent ${Math.round(font.ascent * scale)}/Descent ${Math.round(font.descent * scale)}` +
          `/CapHeight ${Math.round(font.capHeight * scale)}/StemV 100/FontFile2 ${fontFile} 0 R>>`,
      )
      file.putStream(fontFile, `<</Filter/FlateDecode/Length1 ${bytes.byteLength}>>`, deflateSync(bytes))
      file.putStream(toUnicode, '<</Filter/FlateDecode>>', deflateSync(latin(unicodeMap(glyphs))))
    },
  }
}

/** Most pages say what the page before them said, but for their number. */
function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text) ?? work(text)
    if (known.size === 16) known.clear()
    known.set(text, found)
    return found
  }
}

const hex = (number: number) => number.toString(16).padStart(4, '0')

function unicodeMap(glyphs: ReadonlyMap<string, { id: number }>): string {
  const lines = [...glyphs].map(([character, { id }]) => `<${hex(id)}> <${hex(character.charCodeAt(0))}>`)
  const blocks: string[] = []
  for (let start = 0; start < lines.length; start += 100) {
    const part = lines.slice(start, start + 100)
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}
