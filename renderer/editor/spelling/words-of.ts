import type { Node as ProseNode } from '@tiptap/pm/model'
import { hasDictionary, type SpellingLanguage } from './spelling-port.ts'

export type SpeltWord = { from: number; to: number; word: string; language: SpellingLanguage }

/**
 * The words of a range that a dictionary can be asked about, each in the language it is marked with or the document's.
 * Left out: capitals (MIDSA), what has digits or signs in it (A/RES/73/195, addresses), single letters, code,
 * what is struck out by suggestion, and whatever is in a language without a dictionary.
 */
export function wordsOf(doc: ProseNode, from: number, to: number, documentLanguage: string): SpeltWord[] {
  const found: SpeltWord[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name === 'codeBlock') return false
    if (
      !node.isText ||
      !node.text ||
      node.marks.some((mark) => ['code', 'link', 'deletion'].includes(mark.type.name))
    ) {
      return true
    }
    const marked: unknown = node.marks.find((mark) => mark.type.name === 'language')?.attrs['tag']
    const language = typeof marked === 'string' ? marked : documentLanguage
    if (!hasDictionary(language)) return false
    for (const match of node.text.matchAll(token)) {
      const word = readable(match[0])
      if (!word) continue
      const start = pos + match.index + match[0].indexOf(word)
      found.push({ from: start, to: start + word.length, word: word.replaceAll('’', "'"), language })
    }
    return false
  })
  return found
}

// Everything between spaces and dashes, so that what is wrong with a token keeps the whole of it from being checked.
const token = /[^\s–—/…]+(?:\/[^\s–—]+)?/gu

function readable(text: string): string | null {
  const word = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (word.length < 2 || word.length > 60) return null
  if (!/^\p{L}[\p{L}\p{M}'’-]*$/u.test(word)) return null
  return word === word.toUpperCase() ? null : word
}
