import type { DocumentStatus, DocumentType, DocumentV1 } from '../../shared/model/document/v1.ts'
import type { Language } from '../../shared/model/languages.ts'
import { agendaPaper } from './agenda-paper.ts'
import { conceptNoteArabic, conceptNoteEnglish } from './concept-note.ts'
import { finalReport } from './final-report.ts'
import { informationSheetEnglish, informationSheetFrench } from './information-sheet.ts'
import { noteGeneva, noteMechanism, noteNewYork, noteTurin, type DayFromToday } from './notes.ts'
import type { Block } from './prose.ts'

export type MeetingKey = 'newYork' | 'geneva' | 'turin' | 'mechanismMeeting' | 'clearance'
export type FileKey = 'chart' | 'guidance' | 'practical'

/** What a document's text is written with: stored pictures by key, and days counted from today. */
export type Writing = { assets: Readonly<Record<'chart', string>>; day: DayFromToday }

export type DocumentDraft = {
  /** By this other texts and the agenda name it. */
  key: string
  type: DocumentType
  title: string
  subtitle?: string
  language: Language
  status: DocumentStatus
  symbol?: string
  distribution: DocumentV1['masthead']['distribution']
  date: string | ((day: DayFromToday) => string)
  /** The document of which this is an edition in another language. */
  editionOf?: string
  meeting?: MeetingKey
  /** Belongs to the year 2018 of the dialogue. */
  ofTheme: boolean
  author?: string
  settings: DocumentV1['settings']
  write(writing: Writing): Block[]
}

const plain = { numbering: 'none', contents: false } as const
const paper = { numbering: 'continuous', wordLimit: 8500, contents: false } as const
const theme2018 = { ofTheme: true, distribution: 'general' } as const
const note = {
  type: 'note',
  language: 'en',
  status: 'draft',
  distribution: 'restricted',
  settings: plain,
} as const

export const documents: DocumentDraft[] = [
  {
    key: 'report',
    type: 'final-report',
    title: 'Inclusive and Innovative Partnerships for Effective Global Governance of Migration',
    subtitle: 'Final report of the International Dialogue on Migration 2018',
    language: 'en',
    status: 'draft',
    symbol: 'IDM/2018/L/1',
    distribution: 'limited',
    date: '2018-10-22',
    meeting: 'geneva',
    ofTheme: true,
    author: 'Rapporteur of the dialogue',
    settings: { numbering: 'continuous', wordLimit: 10_700, contents: true },
    write: ({ assets }) => finalReport(assets.chart),
  },
  {
    ...theme2018,
    key: 'infoSheet',
    type: 'information-sheet',
    title: 'International Dialogue on Migration 2018: information sheet',
    language: 'en',
    status: 'final',
    symbol: 'IDM/2018/INF/1',
    date: '2018-10-15',
    meeting: 'geneva',
    settings: plain,
    write: () => informationSheetEnglish,
  },
  {
    ...theme2018,
    key: 'infoSheetFrench',
    type: 'information-sheet',
    title: 'Dialogue international sur la migration 2018 : fiche d’information',
    language: 'fr',
    status: 'cleared',
    symbol: 'IDM/2018/INF/1',
    date: '2018-10-15',
    editionOf: 'infoSheet',
    meeting: 'geneva',
    settings: plain,
    write: () => informationSheetFrench,
  },
  {
    ...theme2018,
    key: 'agendaPaper',
    type: 'agenda-paper',
    title: 'Capacities for partnership',
    subtitle: 'Item 3: Learning across levels of government',
    language: 'en',
    status: 'final',
    symbol: 'IDM/2018/WP/1',
    date: '2018-08-27',
    meeting: 'geneva',
    author: 'Policy officer',
    settings: paper,
    write: () => agendaPaper,
  },
  {
    ...theme2018,
    key: 'conceptNote',
    type: 'concept-note',
    title: 'Partnerships for capacity development: concept note',
    language: 'en',
    status: 'final',
    symbol: 'IDM/2018/INF/2',
    date: '2018-07-30',
    meeting: 'geneva',
    settings: { ...paper, wordLimit: 3300 },
    write: () => conceptNoteEnglish,
  },
  {
    ...theme2018,
    key: 'conceptNoteArabic',
    type: 'concept-note',
    title: 'الشراكات من أجل تنمية القدرات: مذكرة مفاهيمية',
    language: 'ar',
    status: 'circulated',
    symbol: 'IDM/2018/INF/2',
    date: '2018-07-30',
    editionOf: 'conceptNote',
    meeting: 'geneva',
    settings: { ...paper, wordLimit: 3300 },
    write: () => conceptNoteArabic,
  },
  {
    ...note,
    key: 'noteNewYork',
    title: 'Note on the first workshop',
    date: '2018-03-27',
    meeting: 'newYork',
    ofTheme: true,
    write: () => noteNewYork(),
  },
  {
    ...note,
    key: 'noteGeneva',
    title: 'Note on the second workshop',
    date: '2018-10-09',
    meeting: 'geneva',
    ofTheme: true,
    write: ({ day }) => noteGeneva(day),
  },
  {
    ...note,
    key: 'noteTurin',
    title: 'Debriefing on the Turin courses',
    date: '2018-11-05',
    meeting: 'turin',
    ofTheme: false,
    write: ({ day }) => noteTurin(day),
  },
  {
    ...note,
    key: 'noteMechanism',
    title: 'Preparation of the working group',
    date: (day) => day(-10),
    meeting: 'mechanismMeeting',
    ofTheme: false,
    write: ({ day }) => noteMechanism(day),
  },
]

export const organs: Partial<Record<Language, string>> = {
  en: 'International Organization for Migration',
  fr: 'Organisation internationale pour les migrations',
  ar: 'المنظمة الدولية للهجرة',
}

/** Files kept with the example: `name` is that in the folder `files`. */
export const annexes: { key: Exclude<FileKey, 'chart'>; name: string }[] = [
  { key: 'guidance', name: 'guidance-for-moderators.pdf' },
  { key: 'practical', name: 'practical-information.pdf' },
]
export const chartName = 'participation.png'

export const volume = {
  series: 'idm-red-book',
  number: 28,
  year: 2018,
  title: 'Inclusive and Innovative Partnerships for Effective Global Governance of Migration',
  subtitle: 'International Dialogue on Migration No. 28',
  pages: 130,
  source: 'IOM Publications Platform',
} as const

/** The meeting pack of the second workshop, in the order in which it is bound. */
export const packEntries: (
  | { divider: string; item?: string }
  | { paper: string; item?: string }
  | { file: Exclude<FileKey, 'chart'>; item?: string }
)[] = [
  { file: 'practical' },
  { divider: 'Item 1: Opening; report on the first workshop', item: 'ge-1' },
  { paper: 'infoSheet', item: 'ge-1' },
  { divider: 'Item 2: What capacity means', item: 'ge-2' },
  { paper: 'conceptNote', item: 'ge-2' },
  { divider: 'Item 3: Learning across levels of government', item: 'ge-3' },
  { paper: 'agendaPaper', item: 'ge-3' },
  { file: 'guidance', item: 'ge-3' },
  { divider: 'Item 6: Conclusions and recommendations (no paper)', item: 'ge-6' },
]
