import { inflateSync } from 'node:zlib'
import {
  EncryptedPDFError,
  ParseSpeeds,
  PDFDict,
  PDFName,
  PDFObjectStreamParser,
  PDFParser,
  PDFRawStream,
  PDFRef,
  type PDFContext,
} from 'pdf-lib'
import { chargeInflate, inflateBudget } from '../inflate-budget.ts'
import { kinds, white } from './lexer.ts'
import { spells } from './tape.ts'
import { createElementStore, type ElementStore } from './element-store.ts'

/** What is used of the library's parsers beyond what their types tell. */
type Cursor = { offset(): number; moveTo(offset: number): void }
type FileParser = {
  bytes: Cursor
  context: PDFContext
  parseIndirectObject(): Promise<unknown>
  maybeParseCrossRefSection(): unknown
  parseDocument(): Promise<PDFContext>
}
type StreamParser = {
  bytes: Cursor & { bytes: Uint8Array }
  context: PDFContext
  firstOffset: number
  parseOffsetsAndObjectNumbers(): { objectNumber: number; offset: number }[]
  parseObject(): never
}

/**
 * Reads a file as the library does, but for its plain structure elements, which become objects only when they are looked up.
 * Throws what the library throws.
 */
export async function parseFile(bytes: Uint8Array): Promise<{ context: PDFContext; elements: ElementStore }> {
  const parser = PDFParser.forBytesWithOptions(bytes, ParseSpeeds.Fastest, false) as unknown as FileParser
  const { context } = parser
  const elements = createElementStore()
  stores.set(context, elements)
  readWhenLookedUp(context, elements)
  const parseOne = parser.parseIndirectObject.bind(parser)
  parser.parseIndirectObject = () => {
    const at = parser.bytes.offset()
    const end = elements.takeFrom(bytes, at)
    if (end === at) return parseOne()
    parser.bytes.moveTo(end)
    context.largestObjectNumber = Math.max(context.largestObjectNumber, elements.largest)
    return Promise.resolve()
  }
  const parseTable = parser.maybeParseCrossRefSection.bind(parser)
  parser.maybeParseCrossRefSection = () => {
    parser.bytes.moveTo(afterTableOfPlaces(bytes, parser.bytes.offset()))
    return parseTable()
  }
  await parser.parseDocument()
  if (context.lookup(context.trailerInfo.Encrypt)) throw new EncryptedPDFError()
  return { context, elements }
}

/** The table of where objects lie is not made use of: behind it, where it is a plain one; otherwise before it. */
function afterTableOfPlaces(bytes: Uint8Array, from: number): number {
  let at = from
  while (kinds[bytes[at]!] === white) at += 1
  if (!spells(bytes, at, at + 4, 'xref')) return from
  for (at += 4; ; at += 1) {
    const byte = bytes[at]!
    const isPlain = kinds[byte] === white || (byte >= 0x30 && byte <= 0x39) || byte === 0x66 || byte === 0x6e
    if (!isPlain) return spells(bytes, at, at + 7, 'trailer') ? at : from
  }
}

const stores = new WeakMap<PDFContext, ElementStore>()

function readWhenLookedUp(context: PDFContext, elements: ElementStore): void {
  const [lookup, assign] = [context.lookup.bind(context), context.assign.bind(context)]
  context.assign = (ref, object) => {
    if (ref.generationNumber === 0) elements.forget(ref.objectNumber)
    assign(ref, object)
  }
  const lookUp = (ref: unknown, ...types: unknown[]) => {
    if (ref instanceof PDFRef && ref.generationNumber === 0 && elements.has(ref.objectNumber))
      context.assign(ref, elements.read(ref.objectNumber, context))
    return Reflect.apply(lookup, context, [ref, ...types]) as unknown
  }
  Reflect.set(context, 'lookup', lookUp)
}

/** Streams of objects are unpacked by the machine itself, and read like the file. */
function quickenObjectStreams(): void {
  const make = PDFObjectStreamParser.forStream
  PDFObjectStreamParser.forStream = (stream, waits) => {
    const elements = stores.get(stream.dict.context)
    const parser = make(unpacked(stream), waits)
    if (elements)
      parser.parseIntoContext = async () => parseStream(parser as unknown as StreamParser, elements)
    return parser
  }
}

function parseStream(parser: StreamParser, elements: ElementStore): void {
  const { context, firstOffset, bytes } = parser
  for (const { objectNumber, offset } of parser.parseOffsetsAndObjectNumbers()) {
    const at = firstOffset + offset
    if (elements.takeOne(bytes.bytes, at, objectNumber)) continue
    bytes.moveTo(at)
    context.assign(PDFRef.of(objectNumber, 0), parser.parseObject())
  }
  context.largestObjectNumber = Math.max(context.largestObjectNumber, elements.largest)
}

/** The stream as it is without its filter, where that is the usual one; what cannot be unpacked is left to the library. */
function unpacked(stream: PDFRawStream): PDFRawStream {
  const { dict, contents } = stream
  const filter = dict.lookup(PDFName.of('Filter'))
  if (filter !== PDFName.of('FlateDecode') || dict.has(PDFName.of('DecodeParms'))) return stream
  try {
    const plain = inflateSync(contents, { maxOutputLength: Math.max(1, inflateBudget()) })
    chargeInflate(plain.byteLength)
    const bare = PDFDict.fromMapWithContext(new Map(dict.entries()), dict.context)
    bare.delete(PDFName.of('Filter'))
    return PDFRawStream.of(bare, plain)
  } catch {
    return stream
  }
}

quickenObjectStreams()
