import { wordPieces } from '../../text/word-pieces.ts'
import type { DocumentNode } from '../body.ts'
import { withoutComments } from '../comments/passages.ts'
import { canonical, contentKey } from '../merge/canonical.ts'

/** A word, a gap, a sign or an inline node: `key` is equal for two that say the same, `look` for two that look the same. */
export type Token = { key: string; look: string; node: DocumentNode; isWord: boolean }

/**
 * A line of text as words, gaps and signs, in any script. `sharedNotes` are ids of notes that stand in both texts: such
 * a note is the same note whatever it says.
 */
export function toTokens(line: DocumentNode, sharedNotes: ReadonlySet<string>): Token[] {
  const tokens: Token[] = []
  // What is said about a text is no change of it.
  for (const node of withoutComments(line).content ?? []) {
    const look = canonical(node.marks ?? [])
    if (node.text === undefined) {
      const id = node.attrs?.['id']
      const isShared = node.type === 'footnote' && typeof id === 'string' && sharedNotes.has(id)
      const { marks: _, ...bare } = node
      tokens.push({ key: isShared ? `note ${id}` : `node ${contentKey(bare)}`, look, node, isWord: false })
      continue
    }
    for (const piece of wordPieces(node.text)) {
      for (const { segment, isWordLike } of words.segment(piece))
        tokens.push({ key: segment, look, node: { ...node, text: segment }, isWord: isWordLike === true })
    }
  }
  return tokens
}

/** Runs of tokens as nodes again: neighbouring texts of one look become one. */
export function toNodes(tokens: readonly Token[]): DocumentNode[] {
  const nodes: DocumentNode[] = []
  let look: string | null = null
  for (const token of tokens) {
    const last = nodes.at(-1)
    if (last?.text !== undefined && token.node.text !== undefined && look === token.look) {
      nodes[nodes.length - 1] = { ...last, text: last.text + token.node.text }
    } else nodes.push(token.node)
    look = token.look
  }
  return nodes
}

/** Ids of the notes in a line of text. */
export function noteIds(line: DocumentNode): string[] {
  return (line.content ?? []).flatMap(({ type, attrs }) =>
    type === 'footnote' && typeof attrs?.['id'] === 'string' ? [attrs['id']] : [],
  )
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
