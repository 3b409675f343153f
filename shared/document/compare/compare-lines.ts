import { diffArrays } from 'diff'
import type { DocumentNode } from '../body.ts'
import type { Run } from './comparison.ts'
import { noteIds, toNodes, toTokens, type Token } from './inline-tokens.ts'

/** Beyond so many differences in one line of text it counts as rewritten: the search's cost grows with their square. */
const mostEdits = 600

export type ComparedLine = { runs: Run[]; inserted: number; deleted: number }

/**
 * Compares two lines of text word by word. Words that only look different are `format`; a note that stands in both is
 * a run of its own, whose content is left to the caller. `inserted` and `deleted` are words.
 */
export function compareLines(before: DocumentNode, after: DocumentNode): ComparedLine {
  const here = new Set(noteIds(after))
  const shared = new Set(noteIds(before).filter((id) => here.has(id)))
  const steps = align(toTokens(before, shared), toTokens(after, shared))
  const count = (kind: Step['kind']) =>
    steps.reduce((sum, step) => sum + (step.kind === kind ? wordsIn(step.tokens) : 0), 0)
  return { runs: joined(steps).flatMap(toRuns), inserted: count('inserted'), deleted: count('deleted') }
}

/** `before` are the old tokens of a step that stands in both texts, empty otherwise. */
type Step = { kind: 'same' | 'inserted' | 'deleted'; tokens: Token[]; before: Token[] }

const wordsIn = (tokens: readonly Token[]) => tokens.filter(({ isWord }) => isWord).length

function align(before: Token[], after: Token[]): Step[] {
  let head = 0
  while (head < before.length && before[head]?.key === after[head]?.key) head += 1
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail)?.key === after.at(-1 - tail)?.key) tail += 1
  const [oldMiddle, newMiddle] = [before, after].map((all) => all.slice(head, all.length - tail))
  return [
    same(before.slice(0, head), after.slice(0, head)),
    ...alignMiddle(oldMiddle ?? [], newMiddle ?? []),
    same(before.slice(before.length - tail), after.slice(after.length - tail)),
  ].filter(({ tokens }) => tokens.length > 0)
}

function alignMiddle(before: Token[], after: Token[]): Step[] {
  const keys = [before, after].map((tokens) => tokens.map(({ key }) => key))
  const found = diffArrays(keys[0] ?? [], keys[1] ?? [], { maxEditLength: mostEdits })
  if (!found) return [only('deleted', before), only('inserted', after)]
  let [inOld, inNew] = [0, 0]
  return found.map((part): Step => {
    const old = before.slice(inOld, part.added ? inOld : (inOld += part.count))
    const now = after.slice(inNew, part.removed ? inNew : (inNew += part.count))
    if (part.added) return only('inserted', now)
    return part.removed ? only('deleted', old) : same(old, now)
  })
}

function same(before: Token[], after: Token[]): Step {
  return { kind: 'same', tokens: after, before }
}

function only(kind: 'inserted' | 'deleted', tokens: Token[]): Step {
  return { kind, tokens, before: [] }
}

/** Words replaced one by one read as one replacement: a gap between two changes belongs to them. */
function joined(steps: readonly Step[]): Step[] {
  const out: Step[] = []
  let deleted: Token[] = []
  let inserted: Token[] = []
  const flush = () => {
    if (deleted.length > 0) out.push(only('deleted', deleted))
    if (inserted.length > 0) out.push(only('inserted', inserted))
    deleted = []
    inserted = []
  }
  steps.forEach((step, index) => {
    if (step.kind === 'deleted') deleted = [...deleted, ...step.tokens]
    else if (step.kind === 'inserted') inserted = [...inserted, ...step.tokens]
    else if (isGap(step) && deleted.length > 0 && inserted.length > 0 && replaces(steps, index)) {
      deleted = [...deleted, ...step.before]
      inserted = [...inserted, ...step.tokens]
    } else {
      flush()
      out.push(step)
    }
  })
  flush()
  return out
}

const isGap = ({ tokens }: Step) => tokens.every(({ key }) => /^\s+$/.test(key))

function replaces(steps: readonly Step[], gap: number): boolean {
  const kinds = [steps[gap + 1]?.kind, steps[gap + 2]?.kind]
  return kinds.includes('deleted') && kinds.includes('inserted')
}

/** What stands in both is told apart by its looks; each note that stands in both is a run of its own. */
function toRuns(step: Step): Run[] {
  if (step.kind !== 'same') return [{ change: step.kind, nodes: toNodes(step.tokens) }]
  const runs: Run[] = []
  let from = 0
  const kindAt = (index: number) => {
    const [now, old] = [step.tokens[index], step.before[index]]
    if (now?.key.startsWith('note ')) return now.key
    return now?.look === old?.look ? 'same' : 'format'
  }
  for (let index = 1; index <= step.tokens.length; index += 1) {
    if (index < step.tokens.length && kindAt(index) === kindAt(from)) continue
    const isFormat = kindAt(from) === 'format'
    const [nodes, before] = [step.tokens, step.before].map((all) => toNodes(all.slice(from, index)))
    runs.push({
      change: isFormat ? 'format' : 'same',
      nodes: nodes ?? [],
      ...(isFormat || kindAt(from) !== 'same' ? { before: before ?? [] } : {}),
    })
    from = index
  }
  return runs
}
