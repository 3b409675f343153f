import type { Paper } from '../../shared/contract/typesetting.ts'

/**
 * What the template reads: a document with everything decided. The template only lays out; no numbering, no
 * resolving, no checking happens there, and no string in here is ever read as markup.
 * Lengths are points (1/72 inch) unless a name says otherwise.
 */
export type TypesetData = {
  /** BCP 47 language of the document, and its base direction. */
  lang: string
  dir: Direction
  meta: {
    title: string
    /** What kind of paper it is, and of which meeting: the file's subject. */
    subject: string
    authors: string[]
    keywords: string[]
    /** Year, month 1–12, day. The only date in the file, so that the same input gives the same bytes. */
    date: [number, number, number]
  }
  words: TemplateWords
  front: Front
  /** What the template's manifest says of its looks. Colours are `#rrggbb`. */
  look: { family: 'serif' | 'sans'; accent: string; second: string; columns: 1 | 2 }
  /** Which of a pack's sheets it is; null for a document. */
  sheet: 'cover' | 'contents' | 'slip' | 'divider' | 'blank' | 'picture' | 'picture-across' | null
  /** How many empty pages a blank sheet is. */
  blankPages?: number
  paper: Paper
  /** Printed across every page until the document is cleared. */
  watermark: string | null
  /** Printed at the head of every page, the cover too: that it is restricted, or not to be cited yet. */
  marks: string[]
  /** Paragraphs of the box before the text; none where there is no box. */
  summary: string[]
  /** Running head: the symbol, and the title shortened to one line. */
  running: { symbol: string; title: string }
  contents: boolean
  /** Lists of what has a caption, after the contents. */
  listOfTables: boolean
  listOfFigures: boolean
  endnotes: Endnote[]
  /** Who took part, where the document lists them. */
  participants: { heading: string; groups: ParticipantGroup[] } | null
  /** Decisions and actions in the order they stand in, where the form gathers them. */
  outcomes: { heading: string; items: Outcome[] } | null
  /** False where a binder numbers the pages afterwards. */
  numberPages: boolean
  /** Whether a margin is kept free beside the text for paragraph and heading numbers. */
  gutter: boolean
  blocks: Block[]
  /** Id of the body's block that each of `blocks` was made from; null where it has none. */
  blockIds: (string | null)[]
}

export type Direction = 'ltr' | 'rtl'

/** Fixed words the template prints itself. `page` is split where the two numbers go. */
export type TemplateWords = {
  contents: string
  page: [string, string, string]
  tables: string
  figures: string
  notes: string
  summary: string
}

/** A note at the end, by the number that stands where it was called. */
export type Endnote = { number: number; paragraphs: TextBlock[] }

/** Those who represent one State, or the ones who represent none; `detail` begins with what parts it from the name. */
export type ParticipantGroup = {
  name: string
  people: { name: string; detail: string; dir: Direction }[]
}

export type Outcome = { kind: 'decision' | 'action'; head: string; detail: string } & Omit<TextBlock, 'label'>

export type Front = {
  organ: string
  symbol: string
  /** The document's type in words. */
  type: string
  title: string
  subtitle: string
  titleDir: Direction
  /** Where it stands in clearance; empty once final. */
  status: string
  /** Distribution, date, original language, language. */
  masthead: Fact[]
  /** The meeting it belongs to, place, dates, author. */
  context: Fact[]
}
export type Fact = { label: string; value: string }

export type Block =
  | ({ t: 'par' } & TextBlock)
  | ({
      t: 'heading'
      level: number
      /** Level in the structure tree and bookmarks: never more than one below the heading before (PDF/UA-1, 7.4.2). */
      tagLevel: number
      number: string
      /** The heading's words without notes, for the contents. */
      plain: string
    } & TextBlock)
  | ({ t: 'numbered'; level: number; number: string } & TextBlock)
  | { t: 'quote'; blocks: Block[] }
  | { t: 'callout'; tone: string; label: string; blocks: Block[] }
  | ({ t: 'decision'; head: string; detail: string } & TextBlock)
  | ({ t: 'action'; head: string; detail: string; done: boolean } & TextBlock)
  | { t: 'list'; kind: 'bullet' | 'ordered' | 'task'; tight: boolean; items: ListItem[] }
  | { t: 'code'; text: string }
  | Table
  | Figure
  | { t: 'rule' }
  /** The papers of a pack, each with the page it starts on. */
  | { t: 'agenda'; items: AgendaLine[] }
  | { t: 'pagebreak' }
  /** Stands where something cannot be shown. */
  | { t: 'placeholder'; text: string }

/** `href` leads to the paper; `page` is its number in the pack; a heading stands over the papers after it, a section below its own. */
export type AgendaLine = {
  heading: boolean
  number: string
  title: string
  detail: string
  page: string
  href: string
  level?: 'section'
}

export type TextBlock = {
  dir: Direction
  /** Name other places link to; null where none does. */
  label: string | null
  inlines: Inline[]
}

/** `marker` is the finished text before the item: a number, a letter, a box. */
export type ListItem = { marker: string; blocks: Block[] }

export type Table = {
  t: 'table'
  label: string | null
  caption: Caption | null
  /** Shares of the width, one per column. */
  columns: number[]
  /** Text size, smaller where there are many columns. */
  size: number
  /** Set over the whole page, because it is too wide for one of its columns. */
  across: boolean
  /** Set alone on turned pages, because it is too wide for an upright one. */
  landscape: boolean
  /** How many first rows are header, and whether they come again on every page. */
  headerRows: number
  repeatHeader: boolean
  cells: Cell[]
}
/** A cell at its place in the grid, counted from 0; no two overlap. */
export type Cell = {
  x: number
  y: number
  colspan: number
  rowspan: number
  header: boolean
  align: 'start' | 'end'
  /** Whether some word of its column is too long for the column and must be broken. */
  tight: boolean
  /** Whether the rows it is merged over are few and short enough to stay on one page. */
  together: boolean
  blocks: Block[]
}

export type Figure = {
  t: 'figure'
  label: string | null
  caption: Caption | null
  /** File the compiler was given, or null where the picture cannot be shown. */
  image: string | null
  width: number
  height: number
  /** Null for decoration, which a screen reader passes over. */
  alt: string | null
  /** Said in the picture's place when `image` is null. */
  instead: string
}

/** `plain` is it without notes, for a list of tables. */
export type Caption = { number: string; plain: string; dir: Direction; inlines: Inline[] }

export type Inline =
  | ({ t: 'text'; text: string } & TextMarks)
  | { t: 'break' }
  /** A place where a very long word may go on to the next line. */
  | { t: 'seam' }
  | { t: 'note'; paragraphs: TextBlock[] }
  /** The call of a note that stands at the end. */
  | { t: 'endnote'; number: number }
  /** Words that lead to another place in the document. */
  | { t: 'reference'; to: string | null; text: string }
  | { t: 'placeholder'; text: string }

export type TextMarks = {
  bold?: true
  italic?: true
  underline?: true
  strike?: true
  highlight?: true
  superscript?: true
  subscript?: true
  code?: true
  /** A document symbol or the like: kept on one line, left to right. */
  unbroken?: true
  lang?: string
  href?: string
}
