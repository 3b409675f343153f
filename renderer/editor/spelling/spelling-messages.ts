import type { SpellingLanguage } from './spelling-port.ts'

/** What the page asks of the spelling worker; each question is answered with its number. */
export type SpellingQuestion =
  | { id: number; ask: 'load'; language: SpellingLanguage; affUrl: string; dicUrl: string }
  | { id: number; ask: 'check'; language: SpellingLanguage; words: string[] }
  | { id: number; ask: 'suggest'; language: SpellingLanguage; word: string }

/** `words`: those that are wrong, or those suggested. `failed`: there is no dictionary to ask. */
export type SpellingAnswer = { id: number; words: string[]; failed?: true }
