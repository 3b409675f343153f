import type { DocumentNode, JsonValue } from '../body.ts'

/** A run of inline nodes that share a fate: `format` stands in both, in other marks; `before` are then the old nodes. */
export type Run = {
  change: 'same' | 'inserted' | 'deleted' | 'format'
  nodes: DocumentNode[]
  before?: DocumentNode[]
  /** Of a run that is one note standing in both texts: its paragraphs, compared. */
  note?: ComparedBlock[]
}

/** An attribute of a block that is not the same any more; `type` where the block became one of another kind. */
export type AttributeChange = { name: string; before: JsonValue; after: JsonValue; isFormat: boolean }

/**
 * A block of either text, in the order in which both can be read together: what is gone stands where it stood.
 * `moved-away` marks the place a moved block left; the block itself is where it came to stand, with `moved`.
 */
export type ComparedBlock = {
  /** Unique within a comparison. */
  key: string
  status: 'same' | 'inserted' | 'deleted' | 'changed' | 'moved-away'
  moved: boolean
  before: DocumentNode | null
  after: DocumentNode | null
  attributes: AttributeChange[]
  /** Words of a block that holds a line of text; null for others, and where nothing in them changed. */
  runs: Run[] | null
  /** What stands inside a list, quotation, table, row or cell; null for others, and where nothing in them changed. */
  children: ComparedBlock[] | null
}

/** Two bodies side by side. `words` counts as a reader does. */
export type Comparison = { blocks: ComparedBlock[]; words: { inserted: number; deleted: number } }

/** One change that a reader is led to. */
export type Change = {
  /** `<block key>` of a whole block, `<block key>.a` of its attributes, `<block key>.<index of its first run>`. */
  id: string
  kind: 'inserted' | 'deleted' | 'moved' | 'attributes' | 'words' | 'format'
}

/** Every change in reading order; what is only looks is left out where formatting is ignored. */
export function listChanges(comparison: Comparison, ignoreFormatting: boolean): Change[] {
  return comparison.blocks.flatMap((block) => changesOf(block, ignoreFormatting))
}

function changesOf(block: ComparedBlock, ignoreFormatting: boolean): Change[] {
  if (block.status === 'moved-away') return []
  if (block.status === 'inserted' || block.status === 'deleted')
    return [{ id: block.key, kind: block.status }]
  const changes: Change[] = []
  if (block.moved) changes.push({ id: block.key, kind: 'moved' })
  if (block.attributes.some(({ isFormat }) => !(isFormat && ignoreFormatting)))
    changes.push({ id: `${block.key}.a`, kind: 'attributes' })
  changes.push(...runChanges(block, ignoreFormatting))
  for (const child of block.children ?? []) changes.push(...changesOf(child, ignoreFormatting))
  return changes
}

/** Words taken out and those put in their place are one change. */
function runChanges({ key, runs }: ComparedBlock, ignoreFormatting: boolean): Change[] {
  const changes: Change[] = []
  runs?.forEach((run, index) => {
    for (const block of run.note ?? []) changes.push(...changesOf(block, ignoreFormatting))
    if (run.change === 'same' || (run.change === 'format' && ignoreFormatting)) return
    if (run.change === 'inserted' && runs[index - 1]?.change === 'deleted') return
    changes.push({ id: `${key}.${index}`, kind: run.change === 'format' ? 'format' : 'words' })
  })
  return changes
}
