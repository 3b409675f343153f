import type { Language } from '../../shared/model/languages.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import type { SlipReason } from '../../shared/contract/packs.ts'
import { packWords, type PackWords } from './pack-words.ts'

/** A page nobody wrote, as the typesetting service takes it. */
export type PackSheet = {
  language: Language
  form: 'cover' | 'contents' | 'slip' | 'divider' | 'blank'
  blankPages?: number
  type: string
  organ: string
  title: string
  subtitle: string
  date: string
  /** Days of the meeting; the typesetter writes them in the pack's language. */
  dates: { start: string; end: string } | null
  context: { label: string; value: string }[]
  message: string
  agenda: { heading: string; items: AgendaLine[] } | null
}
export type AgendaLine = {
  heading: boolean
  number: string
  title: string
  detail: string
  page: string
  href: string
  /** A section of the paper before it. */
  level?: 'section'
}

/** Address under which links to a page of an entry, from 0, are found again once the pages stand. */
export const entryAddress = (index: number, page = 0) => `pack:entry/${index}${page === 0 ? '' : `/${page}`}`

/** Four digits hold the place of a label, so that the second run breaks its pages where the first did. */
export const unknownLabel = '8888'

/** Cover and agenda; `pages` are the labels of the first pages of the entries, empty while they are not known. */
export function coverSheet(
  pack: PackV1,
  meeting: MeetingV1 | undefined,
  lines: readonly { type: string; number: string; title: string; detail: string }[],
  pages: readonly string[],
  unknownPage = unknownLabel,
): PackSheet {
  const words = packWords[pack.language]
  const place = [meeting?.venue, meeting?.city, meeting?.country].filter(Boolean).join(', ')
  return {
    language: pack.language,
    form: 'cover',
    type: words.pack,
    organ: '',
    title: pack.title,
    subtitle: meeting && meeting.title !== pack.title ? meeting.title : '',
    date: pack.updatedAt,
    dates: meeting?.dates ?? null,
    context: [
      { label: words.place, value: place },
      { label: words.audience, value: pack.audience ?? '' },
    ].filter(({ value }) => value !== ''),
    message: '',
    agenda: {
      heading: words.agenda,
      items: lines.flatMap(({ type, number, title, detail }, index) => {
        // Nobody looks for an empty page.
        if (type === 'blank') return []
        const before = lines.slice(0, index).findLast((line) => line.type !== 'blank')
        return {
          heading: type === 'divider',
          // Said once for the papers of one item.
          number: number === before?.number ? '' : number,
          title,
          detail,
          page: pages[index] ?? unknownPage,
          href: entryAddress(index),
        }
      }),
    },
  }
}

/** The page bound in place of a paper that could not be. */
export function slipSheet(
  pack: PackV1,
  title: string,
  reason: SlipReason,
  fileName: string | undefined,
): PackSheet {
  const words = packWords[pack.language]
  return {
    ...plainSheet(pack, words.slip, title),
    context: fileName ? [{ label: words.fileName, value: fileName }] : [],
    message: words[messages[reason]],
  }
}

/** The page that parts one group of papers from the next. */
export function dividerSheet(pack: PackV1, title: string, number: string): PackSheet {
  return { ...plainSheet(pack, number || packWords[pack.language].pack, title), form: 'divider' }
}

/** Pages left empty for print. */
export function blankSheet(pack: PackV1, title: string, count: number): PackSheet {
  return { ...plainSheet(pack, '', title), form: 'blank', blankPages: count }
}

/** A page with a title and, below it, whatever it is for. */
export function plainSheet(pack: PackV1, type: string, title: string): PackSheet {
  return {
    language: pack.language,
    form: 'slip',
    type,
    organ: '',
    title,
    subtitle: '',
    date: pack.updatedAt,
    dates: null,
    context: [],
    message: '',
    agenda: null,
  }
}

const messages: Record<SlipReason, Exclude<keyof PackWords, 'fromIssueTo'>> = {
  damaged: 'damaged',
  password: 'password',
  'not-a-pdf': 'notPdf',
  missing: 'missing',
  'typesetting-failed': 'failed',
  'too-complex': 'tooComplex',
  withdrawn: 'withdrawn',
  withheld: 'withheld',
}
