/**
 * A paper taken in: its objects written out under their final numbers, so that binding a pack is laying papers one behind the
 * other. Everything in it may be sent from thread to thread; numbers are object numbers of the pack unless said otherwise.
 */
export type Fragment = {
  /** Objects as they stand in the file, one behind the other. */
  bytes: Uint8Array
  /** Four numbers for each object: its number, then 1, offset in `bytes`, 0; or 2, the object stream it lies in, its place there. */
  places: Int32Array
  /** First number and first structure key that are free after this paper. */
  next: { object: number; key: number }
  /** Node of the page tree that holds the pages. */
  tree: number
  pages: FragmentPage[]
  outline: FragmentBookmark[]
  layers: FragmentLayers
  /** The element that is to hold the paper is kept free even where nothing in it is tagged. */
  structure: FragmentStructure | null
  form: FragmentForm | null
  /** Leaf of the name tree of places, with the first and the last name in it as they are written. */
  names: FragmentLeaf | null
}

export type FragmentPage = {
  number: number
  /** What is seen of it, in its own units: left, bottom, width, height. */
  box: [number, number, number, number]
  /** Clockwise turn, in degrees. */
  turn: 0 | 90 | 180 | 270
  /** Points that one of its units takes. */
  unit: number
  /** Content stream kept free for the stamp, 0 where there is none, and how many saved states it has to restore first. */
  stamp: number
  restore: number
  /** States of its content that are restored without having been saved in it. */
  below: number
  /** Name of the stamp's font among the page's own. */
  font: string
  /** Name of the mark across the page among its drawings. */
  mark: string
  /** Annotation kept free for the way back; 0 where the page has none. */
  back: number
  /** Which edge has room for a line that covers nothing. */
  margin: 'foot' | 'head' | 'none'
  /** It is drawn smaller than it was, so that its foot has room. */
  smaller?: boolean
}

/** `dest` is a destination as it is written in the file, null where the bookmark leads nowhere. */
export type FragmentBookmark = { title: string; dest: string | null; children: FragmentBookmark[] }
export type FragmentLeaf = { number: number; first: string; last: string }

export type FragmentLayers = {
  groups: number[]
  off: number[]
  locked: number[]
  /** Groups of which one at a time is shown, as arrays written out. */
  radios: string[]
  /** What is shown or hidden by itself when viewed, printed or exported, as dictionaries written out. */
  automatic: string[]
}

export type FragmentStructure = {
  /** The element that is to hold the paper, those of the paper that stand directly below it, and the paper's language. */
  element: number
  kids: number[]
  language: string
  /** Leaf of the tree from keys to elements; 0 where no content is marked. */
  parents: number
  ids: FragmentLeaf | null
  /** Own names of elements, and the standard ones they stand for. */
  roles: [string, string][]
  classes: [string, string][]
  namespaces: number[]
}

export type FragmentForm = {
  /** The field that holds those of the paper; 0 where it has none. */
  field: number
  /** Resources of the form by category: names, and the objects as they are written. */
  resources: [category: string, name: string, written: string][]
}

/** Numbers every pack gives to the objects that belong to no paper; papers begin at `firstOfPapers`. */
export const reserved = {
  catalog: 1,
  pages: 2,
  info: 3,
  save: 4,
  font: 5,
  descendant: 6,
  descriptor: 7,
  fontFile: 8,
  toUnicode: 9,
  metadata: 10,
  structure: 11,
  document: 12,
  mark: 13,
  firstOfPapers: 32,
} as const

/** Size of the stamp on a page of so many of its units: small print on a page of usual size, and never more than it takes there. */
export function stampSize(width: number, height: number, unit: number): number {
  return Math.max(Math.min(4 / unit, width / 8), Math.min(9 / unit, Math.min(width, height) * 0.022))
}
