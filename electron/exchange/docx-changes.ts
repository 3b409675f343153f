import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser'
import type { DocumentMark, DocumentNode } from '../../shared/document/body.ts'
import { attributeIn, momentOf } from './docx-comments.ts'

/** A Word file whose changed words are still in it, told apart by signs, and the changes by their number. */
export type SignedChanges = { bytes: Uint8Array; changes: DocumentMark[] }

const part = 'word/document.xml'
const element = /<w:(ins|del)\s([^>]*[^/])>((?:(?!<w:(?:ins|del)[\s>])[\s\S])*?)<\/w:\1>/g

// Of the private use area: a file that has them itself is read without its changes.
const [opens, named, closes] = ['\uE000', '\uE001', '\uE002']
const signs = /[\uE000-\uE002]/
const signed = /\uE000(\d+)\uE001([^\uE002]*)\uE002/g

/**
 * Puts a sign around the words of each insertion and deletion (ECMA-376 part 1, 17.13.5), which the converter would take over or
 * leave out unseen; what is deleted becomes text for it. Null where no words are changed. The zip is one that was checked before.
 */
export function signChanges(bytes: Uint8Array, now: string): SignedChanges | null {
  const file = unzipSync(bytes, { filter: ({ name }) => name === part })[part]
  const xml = file ? strFromU8(file) : ''
  if (signs.test(xml)) return null
  const changes: DocumentMark[] = []
  const after = xml.replace(element, (whole, kind: string, attributes: string, inside: string) => {
    if (!/<w:(?:t|delText)[\s>]/.test(inside)) return whole
    const number = changes.length
    changes.push({
      type: kind === 'ins' ? 'insertion' : 'deletion',
      attrs: {
        id: `word-${number}`,
        author: attributeIn(`<w ${attributes}>`, 'author').slice(0, 200),
        at: momentOf(attributeIn(`<w ${attributes}>`, 'date')) ?? now,
      },
    })
    return inside.replace(
      /<w:(t|delText)(?:\s[^>]*)?>([^<]*)<\/w:\1>/g,
      (_text, _name, words: string) =>
        `<w:t xml:space="preserve">${opens}${number}${named}${words}${closes}</w:t>`,
    )
  })
  if (changes.length === 0) return null
  return { bytes: zipSync({ ...unzipSync(bytes), [part]: strToU8(after) }, { level: 0 }), changes }
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
  const add = (words: string, change?: DocumentMark) => {
    const bare = words.replace(/[\uE000-\uE002]/g, '')
    const marks = change ? [change, ...(node.marks ?? [])] : node.marks
    if (bare !== '') found.push({ ...node, text: bare, ...(marks ? { marks } : {}) })
  }
  let at = 0
  for (const match of text.matchAll(signed)) {
    add(text.slice(at, match.index))
    add(match[2] ?? '', changes[Number(match[1])])
    at = match.index + match[0].length
  }
  add(text.slice(at))
  return found
}
