import { Extension } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** An id for a block made here: 12 letters and digits, 62 bits of chance. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `b${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`
}

/**
 * Gives an id to blocks that came without one or with another block's. A document comes with all its ids, so only what
 * a change put there is looked at; the whole is searched only when something with an id was put in.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _before, state) {
        const fresh = transactions.flatMap(insertedRanges)
        if (fresh.length === 0) return null
        const { tr } = state
        const arrived = new Map<string, number>()
        for (const [from, to] of fresh) {
          state.doc.nodesBetween(from, Math.min(to, state.doc.content.size), (node, pos) => {
            if (!('id' in node.attrs)) return
            const id: unknown = node.attrs['id']
            if (typeof id === 'string') arrived.set(id, pos)
            else if (tr.doc.nodeAt(pos)?.attrs['id'] === null) tr.setNodeAttribute(pos, 'id', newBlockId())
          })
        }
        for (const pos of seconds(state.doc, arrived)) tr.setNodeAttribute(pos, 'id', newBlockId())
        return tr.docChanged ? tr : null
      },
    }),
  ],
})

/** Where blocks stand whose id stands elsewhere too: of two, the one that just arrived gives way. */
function seconds(doc: ProseNode, arrived: ReadonlyMap<string, number>): number[] {
  if (arrived.size === 0) return []
  const seen = new Map<string, number[]>()
  doc.descendants((node, pos) => {
    const id: unknown = node.attrs['id']
    if (typeof id !== 'string' || !arrived.has(id)) return
    const places = seen.get(id)
    if (places) places.push(pos)
    else seen.set(id, [pos])
  })
  return [...seen].flatMap(([id, places]) => {
    if (places.length < 2) return []
    const keep = places.find((pos) => pos !== arrived.get(id)) ?? places[0]
    return places.filter((pos) => pos !== keep)
  })
}

/** Ranges of the last document that hold blocks a transaction put there; none for words typed into a line. */
function insertedRanges(tr: Transaction): [number, number][] {
  const ranges: [number, number][] = []
  tr.steps.forEach((step, index) => {
    if (step instanceof ReplaceStep && !bringsBlocks(step)) return
    const rest = tr.mapping.slice(index + 1)
    step.getMap().forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      ranges.push([rest.map(newStart, -1), rest.map(newEnd, 1)])
    })
  })
  return ranges
}

function bringsBlocks(step: ReplaceStep): boolean {
  let found = false
  step.slice.content.descendants((node) => {
    if ('id' in node.attrs) found = true
    return !found
  })
  return found
}
