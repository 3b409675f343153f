import type { Convention } from './paper.ts'

/** What somebody suggested and nobody answered is not printed, and so is named before the text leaves the house. */
export const openSuggestions: Convention = ({ suggestions, findings }) => {
  for (const { id, author, inserted, deleted, blockId } of suggestions) {
    const words = (inserted.trim() || deleted.trim()).replace(/\s+/g, ' ')
    const text = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words || '¶'
    findings.add('open-suggestion', 'warning', blockId, { text, name: author, id })
  }
}
