import type { Language } from '../../shared/model/languages.ts'
import { checkImage, type CheckedImage, type ImageFault } from './check-image.ts'
import type { Coverage } from './coverage.ts'
import { prepareSheet, type Sheet } from './prepare-sheet.ts'
import type { Prepared } from './prepare.ts'
import type { Figure } from './typeset-data.ts'

/** A picture somebody sent, to become a page. */
export type Picture = {
  bytes: Uint8Array
  /** Its name: the caption, and where nothing else describes it what is read aloud in its place. */
  title: string
  /** What it shows, for those who cannot see it. */
  alt?: string
  /** Language of the pack the page is for. */
  language: Language
  /** ISO date, kept as the file's own. */
  date: string
}

/** Sheets of A4 with 20 mm at the sides and the head and 27 mm at the foot, where a stamp will stand; points. */
const upright = { width: 481, height: 708 }
const across = { width: 728, height: 461 }

/** What the caption takes of the height below the picture, points: its distance, and each of its lines. */
const captionGap = 30
const captionLine = 13
/** Letters on a line of the caption, in the widest of scripts. */
const captionLetters = 50

/** A page with nothing but the picture and its name, turned across where the picture is wider than high; or why there is none. */
export function preparePicture(picture: Picture, coverage: Coverage): Prepared | ImageFault {
  const image = checkImage('picture', picture.bytes)
  if (!image.ok) return image.reason
  const { language, title, date } = picture
  const { data } = prepareSheet({ ...emptySheet, language, title, date }, coverage)
  const caption = data.meta.title
  const described = picture.alt === undefined ? '' : coverage.replaceUncovered(picture.alt).trim()
  const isWide = image.width > image.height
  const figure: Figure = {
    t: 'figure',
    label: null,
    caption: {
      number: '',
      plain: caption,
      dir: data.front.titleDir,
      inlines: [{ t: 'text', text: caption }],
    },
    image: image.file,
    ...sizeOf(image, isWide ? across : upright, caption),
    alt: described || caption,
    instead: '',
  }
  return {
    data: { ...data, sheet: isWide ? 'picture-across' : 'picture', blocks: [figure] },
    files: [{ path: image.file, bytes: image.bytes }],
    findings: [],
  }
}

/** As large as the page allows, and no coarser than 72 dots to the inch. */
function sizeOf(pixels: Extract<CheckedImage, { ok: true }>, page: typeof upright, caption: string) {
  const lines = Math.ceil(Array.from(caption).length / captionLetters)
  const height = page.height - captionGap - lines * captionLine
  const scale = Math.min(1, page.width / pixels.width, height / pixels.height)
  const round = (length: number) => Math.max(1, Math.floor(length * scale * 100) / 100)
  return { width: round(pixels.width), height: round(pixels.height) }
}

const emptySheet: Omit<Sheet, 'language' | 'title' | 'date'> = {
  form: 'slip',
  type: '',
  organ: '',
  subtitle: '',
  dates: null,
  context: [],
  message: '',
  agenda: null,
}
