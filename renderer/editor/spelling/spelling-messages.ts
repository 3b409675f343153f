import type { Dictionary } from './spelling-port.ts'

/** What the page asks of the spelling worker; each question is answered with its number. */
export type SpellingQuestion =
  | { id: number; ask: 'load'; dictionary: Dictionary; affUrl: string; dicUrl: string }
  | { id: number; ask: 'check'; dictionary: Dictionary; words: string[] }
  | { id: number; ask: 'suggest'; dictionary: Dictionary; word: string }

/** `words`: those that are wrong, or those suggested. `failed`: there is no dictionary to ask. */
export type SpellingAnswer = { id: number; words: string[]; failed?: true }
