import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser'
import type { DocumentMark, DocumentNode } from '../../shared/document/body.ts'
import { attributeIn, momentOf } from './docx-comments.ts'

/** A Word file whose changed words are still in it, told apart by signs, and the changes by their number. */
export type SignedChanges = { bytes: Uint8Array; changes: DocumentMark[] }

const parts = /^word\/(?:document|footnotes|endnotes)\.xml$/
const token = /<w:(ins|del)(\s[^<>]*)?>|<\/w:(ins|del)>|<w:(t|delText)(?:\s[^<>]*)?>([^<]*)<\/w:\4>/g

// Of the private use area: a file that has them itself is read without its changes.
const [opens, named, closes] = ['\uE000', '\uE001', '\uE002']
const signs = /[\uE000-\uE002]/
const signed = /\uE000([\d,]+)\uE001([^\uE002]*)\uE002/g

/** A change that is being read: where its tag stands among the pieces, and its number once words were found in it. */
type OpenChange = { kind: string; attributes: string; at: number; number: number | null }

/**
 * Puts a sign around the words of each insertion and deletion (ECMA-376 part 1, 17.13.5), which the converter would take over or
 * leave out unseen; what is deleted becomes text for it, and words deleted from an insertion are signed with both. Null where
 * no words are changed. The zip is one that was checked before.
 */
export function signChanges(bytes: Uint8Array, now: string): SignedChanges | null {
  const texts = Object.entries(unzipSync(bytes, { filter: ({ name }) => parts.test(name) })).map(
    ([name, part]) => [name, strFromU8(part)] as const,
  )
  if (texts.some(([, xml]) => signs.test(xml))) return null
  const changes: DocumentMark[] = []
  const signedParts = texts.map(([name, xml]) => [name, strToU8(signPart(xml, changes, now))] as const)
  if (changes.length === 0) return null
  return {
    bytes: zipSync({ ...unzipSync(bytes), ...Object.fromEntries(signedParts) }, { level: 0 }),
    changes,
  }
}

/** A part of the file with its changes signed; they are added to those of the others. */
function signPart(xml: string, changes: DocumentMark[], now: string): string {
  const open: OpenChange[] = []
  const pieces: string[] = []
  const numberOf = (change: OpenChange) =>
    (change.number ??= changes.push(toMark(change, changes.length, now)) - 1)
  let end = 0
  for (const { 0: whole, 1: kind, 2: attributes = '', 3: closed, 5: words = '', index } of xml.matchAll(
    token,
  )) {
    pieces.push(xml.slice(end, index))
    end = index + whole.length
    if (kind !== undefined) {
      if (!attributes.endsWith('/')) open.push({ kind, attributes, at: pieces.length, number: null })
      pieces.push(whole)
    } else if (closed !== undefined) {
      const change = open.at(-1)?.kind === closed ? open.pop() : undefined
      const isSigned = change !== undefined && change.number !== null
      if (isSigned) pieces[change.at] = ''
      pieces.push(isSigned ? '' : whole)
    } else if (open.length === 0) pieces.push(whole)
    else {
      const sign = `${opens}${open.map(numberOf).join(',')}${named}`
      pieces.push(`<w:t xml:space="preserve">${sign}${words}${closes}</w:t>`)
    }
  }
  return pieces.join('') + xml.slice(end)
}

function toMark({ kind, attributes }: OpenChange, number: number, now: string): DocumentMark {
  return {
    type: kind === 'ins' ? 'insertion' : 'deletion',
    attrs: {
      id: `word-${number}`,
      author: attributeIn(attributes, 'author').slice(0, 200),
      at: momentOf(attributeIn(attributes, 'date')) ?? now,
    },
  }
}

/** A text without the signs in it. */
export function unsigned(text: string): string {
  return text.replace(/\uE000[\d,]+\uE001|\uE002/g, '')
}

/** How long the last `length` characters that are no signs are with their signs; changed words come whole. */
export function signedLength(text: string, length: number): number {
  // Words at even places, signs at odd ones.
  const parts = text.split(/(\uE000[\d,]+\uE001|\uE002)/)
  let [left, taken] = [length, 0]
  for (let index = parts.length - 1; index >= 0 && left > 0; index -= 1) {
    const piece = parts[index] ?? ''
    taken += piece.length
    if (index % 2 === 1) continue
    left -= piece.length
    if (left > 0) continue
    const sign = parts[index - 1] ?? ''
    taken += sign.startsWith(opens) ? sign.length : left
  }
  return taken
}

/** Makes suggestions of the words between the signs, and takes the signs out, wherever they came to stand. */
export function markChanges(
  nodes: readonly DocumentNode[],
  changes: readonly DocumentMark[],
): DocumentNode[] {
  return nodes.flatMap((node): DocumentNode[] => {
    if (node.text === undefined) {
      return [node.content ? { ...node, content: markChanges(node.content, changes) } : node]
    }
    return signs.test(node.text) ? pieces(node, node.text, changes) : [node]
  })
}

function pieces(node: DocumentNode, text: string, changes: readonly DocumentMark[]): DocumentNode[] {
  const found: DocumentNode[] = []
  const add = (words: string, own: readonly DocumentMark[] = []) => {
    const bare = words.replace(/[\uE000-\uE002]/g, '')
    const marks = [...own, ...(node.marks ?? [])]
    if (bare !== '') found.push({ ...node, text: bare, ...(marks.length > 0 ? { marks } : {}) })
  }
  let at = 0
  for (const match of text.matchAll(signed)) {
    add(text.slice(at, match.index))
    const numbers = (match[1] ?? '').split(',')
    // Of several of a kind, one in another, the innermost.
    add(
      match[2] ?? '',
      numbers.toReversed().flatMap((number) => changes[Number(number)] ?? []),
    )
    at = match.index + match[0].length
  }
  add(text.slice(at))
  return found
}
