import { init } from '@embedpdf/pdfium'

/** Hands out an instance: a fresh one after some papers, after one it could not open, and after one that took much memory. */
export interface Pdfium {
  start(): Promise<PdfiumInstance>
}
/** Opens PDFs that are encrypted or damaged, and writes them anew. */
export interface PdfiumInstance {
  /** Works with one file, which is closed again. */
  open<T>(bytes: Uint8Array, password: string, work: (paper: PdfiumPaper) => T): T | PdfiumRefusal
}
export type PdfiumRefusal = 'password' | 'damaged'
export type PdfiumPaper = {
  pages: number
  encrypted: boolean
  /** The file written anew without its encryption; null where that fails. */
  rewritten(): Uint8Array | null
  /** Grey picture of a page, at most `side` pixels wide and high; null where it cannot be drawn. */
  picture(page: number, side: number): GreyPicture | null
  /** The page in colours, `scale` pixels to the point and at most `side` wide and high; null where it cannot be drawn. */
  colours(page: number, scale: number, side: number): ColourPicture | null
  /** Letters of the page, each with its place on the page as it is seen, in points from its upper left corner. */
  letters(page: number): { text: string; left: number; top: number; right: number; bottom: number }[]
  /** Whether the page has any letters that could be searched or read out; null where that cannot be told. */
  hasText(page: number): boolean | null
}
/** Three bytes a pixel; `points` are the measures of the page as it is seen. */
export type ColourPicture = {
  width: number
  height: number
  rgb: Uint8Array
  points: { width: number; height: number }
}
export type GreyPicture = { width: number; height: number; grey: Uint8Array }

/** The few compiled modules of this program; the type library of plain Node knows none of them. */
type Compiling = {
  compile(bytes: Uint8Array): Promise<object>
  instantiate(module: object, imports: object): Promise<object>
}
type Wrapped = Awaited<ReturnType<typeof init>>
type Memory = { HEAPU8: Uint8Array; wasmExports: { malloc(size: number): number; free(at: number): void } }

const wrongPassword = 4
const unsupportedSecurity = 5
const withAnnotations = 1
const greyScale = 8
/** Letters of one page that are looked at. */
const mostLetters = 200_000

/** `read` gives the bytes of `pdfium.wasm`; it is asked once, at the first file. */
export function createPdfium(read: () => Promise<Uint8Array>): Pdfium {
  const compiling = Reflect.get(globalThis, 'WebAssembly') as Compiling
  let compiled: Promise<object> | undefined

  const start = async (): Promise<Wrapped> => {
    compiled ??= read().then((bytes) => compiling.compile(bytes))
    const code = await compiled
    let fail = (_cause: unknown) => {}
    const failed = new Promise<never>((_, reject) => (fail = reject))
    const instantiate = async (imports: object, done: (instance: object) => void) => {
      try {
        done(await compiling.instantiate(code, imports))
      } catch (error) {
        fail(error)
      }
    }
    // Nothing is fetched: the code is handed in.
    const ready = init({
      instantiateWasm: (imports: object, done: (instance: object) => void) => {
        void instantiate(imports, done)
        return {}
      },
    })
    const wrapped = await Promise.race([ready, failed])
    wrapped.PDFiumExt_Init()
    return wrapped
  }

  let current: { instance: PdfiumInstance; isWorn(): boolean } | undefined
  return {
    async start() {
      if (!current || current.isWorn()) current = instanceOf(await start())
      return current.instance
    },
  }
}

/** Files that one instance opens, and bytes of memory that it may have taken, before another takes over. */
const [mostFiles, mostMemory] = [64, 96 * 1024 * 1024]

function instanceOf(pdfium: Wrapped): { instance: PdfiumInstance; isWorn(): boolean } {
  const memory = pdfium.pdfium as unknown as Memory
  let files = 0
  let refused = false
  const instance: PdfiumInstance = {
    open(bytes, password, work) {
      files += 1
      const at = memory.wasmExports.malloc(bytes.byteLength)
      refused ||= !at
      if (!at) return 'damaged'
      memory.HEAPU8.set(bytes, at)
      const file = pdfium.FPDF_LoadMemDocument(at, bytes.byteLength, password)
      if (!file) {
        const reason = pdfium.FPDF_GetLastError()
        memory.wasmExports.free(at)
        refused = true
        return reason === wrongPassword || reason === unsupportedSecurity ? 'password' : 'damaged'
      }
      try {
        return work(paperOf(pdfium, memory, file))
      } finally {
        pdfium.FPDF_CloseDocument(file)
        memory.wasmExports.free(at)
      }
    },
  }
  const isWorn = () => refused || files >= mostFiles || memory.HEAPU8.byteLength > mostMemory
  return { instance, isWorn }
}

function paperOf(pdfium: Wrapped, memory: Memory, file: number): PdfiumPaper {
  return {
    pages: pdfium.FPDF_GetPageCount(file),
    encrypted: pdfium.EPDF_IsEncrypted(file),
    rewritten() {
      if (pdfium.EPDF_IsEncrypted(file) && !pdfium.EPDF_RemoveEncryption(file)) return null
      const writer = pdfium.PDFiumExt_OpenFileWriter()
      pdfium.PDFiumExt_SaveAsCopy(file, writer)
      const size = pdfium.PDFiumExt_GetFileWriterSize(writer)
      const at = memory.wasmExports.malloc(size)
      if (!size || !at) return null
      pdfium.PDFiumExt_GetFileWriterData(writer, at, size)
      pdfium.PDFiumExt_CloseFileWriter(writer)
      const bytes = memory.HEAPU8.slice(at, at + size)
      memory.wasmExports.free(at)
      return bytes
    },
    picture(index, side) {
      const page = pdfium.FPDF_LoadPage(file, index)
      if (!page) return null
      const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
      const scale = side / Math.max(wide, high, 1)
      const width = Math.max(1, Math.round(wide * scale))
      const height = Math.max(1, Math.round(high * scale))
      const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, 1, 0, 0)
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations | greyScale)
      const at = pdfium.FPDFBitmap_GetBuffer(bitmap)
      const stride = pdfium.FPDFBitmap_GetStride(bitmap)
      const grey = new Uint8Array(width * height)
      for (let row = 0; row < height; row += 1)
        grey.set(memory.HEAPU8.subarray(at + row * stride, at + row * stride + width), row * width)
      pdfium.FPDFBitmap_Destroy(bitmap)
      pdfium.FPDF_ClosePage(page)
      return { width, height, grey }
    },
    colours(index, scale, most) {
      const page = pdfium.FPDF_LoadPage(file, index)
      if (!page) return null
      const points = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) }
      const fitting = Math.min(scale, most / Math.max(points.width, points.height, 1))
      const [width, height] = [points.width, points.height].map((side) =>
        Math.max(1, Math.round(side * fitting)),
      )
      const bitmap = pdfium.FPDFBitmap_Create(width!, height!, 0)
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width!, height!, 0xffffffff)
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width!, height!, 0, withAnnotations)
      const at = pdfium.FPDFBitmap_GetBuffer(bitmap)
      const stride = pdfium.FPDFBitmap_GetStride(bitmap)
      const rgb = new Uint8Array(width! * height! * 3)
      for (let row = 0, to = 0; row < height!; row += 1) {
        for (let from = at + row * stride, end = from + width! * 4; from < end; from += 4, to += 3) {
          // Blue comes first.
          rgb[to] = memory.HEAPU8[from + 2]!
          rgb[to + 1] = memory.HEAPU8[from + 1]!
          rgb[to + 2] = memory.HEAPU8[from]!
        }
      }
      pdfium.FPDFBitmap_Destroy(bitmap)
      pdfium.FPDF_ClosePage(page)
      return { width: width!, height: height!, rgb, points }
    },
    letters(index) {
      const page = pdfium.FPDF_LoadPage(file, index)
      const text = page ? pdfium.FPDFText_LoadPage(page) : 0
      if (!text) return []
      const fine = 100
      const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
      const at = memory.wasmExports.malloc(40)
      const numbers = () => new DataView(memory.HEAPU8.buffer, at, 40)
      const seen = (x: number, y: number) => {
        pdfium.FPDF_PageToDevice(
          page,
          0,
          0,
          Math.round(wide * fine),
          Math.round(high * fine),
          0,
          x,
          y,
          at + 32,
          at + 36,
        )
        return [numbers().getInt32(32, true) / fine, numbers().getInt32(36, true) / fine] as const
      }
      const letters: ReturnType<PdfiumPaper['letters']> = []
      const count = Math.min(pdfium.FPDFText_CountChars(text), mostLetters)
      for (let each = 0; each < count; each += 1) {
        const character = String.fromCodePoint(Math.min(0x10ffff, pdfium.FPDFText_GetUnicode(text, each)))
        const placed = pdfium.FPDFText_GetCharBox(text, each, at, at + 8, at + 16, at + 24)
        const [left, right, bottom, top] = [0, 8, 16, 24].map((place) => numbers().getFloat64(place, true))
        const [a, b] = placed
          ? [seen(left!, bottom!), seen(right!, top!)]
          : [
              [-1, -1],
              [-1, -1],
            ]
        letters.push({
          text: character,
          left: Math.min(a[0]!, b[0]!),
          top: Math.min(a[1]!, b[1]!),
          right: Math.max(a[0]!, b[0]!),
          bottom: Math.max(a[1]!, b[1]!),
        })
      }
      memory.wasmExports.free(at)
      pdfium.FPDFText_ClosePage(text)
      pdfium.FPDF_ClosePage(page)
      return letters
    },
    hasText(index) {
      const page = pdfium.FPDF_LoadPage(file, index)
      const text = page ? pdfium.FPDFText_LoadPage(page) : 0
      if (!text) return null
      const letters = pdfium.FPDFText_CountChars(text)
      pdfium.FPDFText_ClosePage(text)
      pdfium.FPDF_ClosePage(page)
      return letters > 0
    },
  }
}
