import type { Node as ProseNode } from '@tiptap/pm/model'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { asItStands } from '../../shared/document/suggestions/settle-suggestions.ts'
import { countWords } from '../../shared/document/walk.ts'

const jsonOfBlock = new WeakMap<ProseNode, DocumentNode>()
const wordsOfBlock = new WeakMap<ProseNode, number>()

/** The body as it is kept. Blocks that did not change since the last time are not written out again. */
export function bodyOf(doc: ProseNode): DocumentBody {
  const content: DocumentNode[] = []
  doc.forEach((block) => content.push(jsonOf(block)))
  return { type: 'doc', content }
}

/** Takes over the blocks as they were read, so that the first save does not have to write all of them out. */
export function knowBody(doc: ProseNode, body: DocumentBody): void {
  if (doc.childCount !== body.content.length) return
  doc.forEach((block, _offset, index) => {
    const json = body.content[index]
    if (json?.type === block.type.name) jsonOfBlock.set(block, json)
  })
}

/**
 * Words of the whole document, footnotes included; only changed blocks are counted again. Null where counting is not
 * done after `most` ms: what was counted is kept, so that asking again goes on from there.
 */
export function wordsOf(doc: ProseNode, most = Infinity): number | null {
  const until = performance.now() + most
  let words = 0
  for (let index = 0; index < doc.childCount; index += 1) {
    const block = doc.child(index)
    let count = wordsOfBlock.get(block)
    if (count === undefined) {
      if (performance.now() > until) return null
      wordsOfBlock.set(
        block,
        (count = countWords(asItStands({ type: 'doc', content: [jsonOf(block)] }), segmenter)),
      )
    }
    words += count
  }
  return words
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

function jsonOf(block: ProseNode): DocumentNode {
  const known = jsonOfBlock.get(block)
  if (known) return known
  const json = block.toJSON() as DocumentNode
  jsonOfBlock.set(block, json)
  return json
}
