import type { DocumentBody, DocumentNode, JsonValue } from '../body.ts'
import { findWords, squeezed, type Range } from './find-words.ts'
import type { PlacedPassage } from './place-passages.ts'
import { holdsText, ownText } from './text-blocks.ts'

/** What stands for anything taken out: always as wide, so that it does not tell how long that was. */
const bar = '█████'

/** The bar with the reason it is there for. */
export function barFor(reason: string): string {
  return reason === '' ? bar : `${bar} [${reason}]`
}

type Cut = Range & { reason: string }
type Everywhere = { text: string; reason: string }

/** Takes words out of plain text, as titles, captions and descriptions are. */
export function redactText(text: string, everywhere: readonly Everywhere[]): string {
  const cuts = merged(cutsIn(text, everywhere))
  return cuts
    .toReversed()
    .reduce((left, { from, to, reason }) => left.slice(0, from) + barFor(reason) + left.slice(to), text)
}

/** The passages that are taken out wherever they stand. */
export function everywhereIn(placed: readonly PlacedPassage[]): Everywhere[] {
  return placed.flatMap(({ passage: { at, text, reason } }) => (at ? [] : [{ text, reason }]))
}

/** A body without its redacted passages; the one given is left as it is. Stale passages take nothing out. */
export function redactBody(body: DocumentBody, placed: readonly PlacedPassage[]): DocumentBody {
  const everywhere = everywhereIn(placed)
  const byBlock = new Map<string, Cut[]>()
  for (const { at, passage } of placed) {
    if (!at) continue
    const cuts = byBlock.get(at.blockId) ?? []
    byBlock.set(at.blockId, [...cuts, { from: at.from, to: at.to, reason: passage.reason }])
  }

  const redactNode = (node: DocumentNode): DocumentNode => {
    const id = node.attrs?.['id']
    const own = typeof id === 'string' ? (byBlock.get(id) ?? []) : []
    const cuts = holdsText(node) ? merged([...own, ...cutsIn(ownText(node), everywhere)]) : []
    const content = cuts.length > 0 ? cutContent(node.content ?? [], cuts) : node.content
    return {
      ...node,
      ...(node.attrs ? { attrs: redactAttributes(node.attrs, everywhere) } : {}),
      ...(content
        ? { content: content.map((child) => withoutTellingLinks(redactNode(child), everywhere)) }
        : {}),
    }
  }
  return redactNode(body) as DocumentBody
}

function cutsIn(text: string, everywhere: readonly Everywhere[]): Cut[] {
  return everywhere.flatMap(({ text: words, reason }) =>
    findWords(text, words).map((range) => ({ ...range, reason })),
  )
}

/** In order, those that meet as one with the reasons of all. */
function merged(cuts: readonly Cut[]): Cut[] {
  const whole: Cut[] = []
  for (const cut of cuts.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (!last || cut.from > last.to) whole.push({ ...cut })
    else {
      last.to = Math.max(last.to, cut.to)
      if (!last.reason.split(', ').includes(cut.reason))
        last.reason = [last.reason, cut.reason].filter(Boolean).join(', ')
    }
  }
  return whole
}

function cutContent(content: readonly DocumentNode[], cuts: readonly Cut[]): DocumentNode[] {
  const left: DocumentNode[] = []
  const said = new Set<Cut>()
  let at = 0
  for (const child of content) {
    const text = child.text ?? null
    const end = at + (text?.length ?? 1)
    let from = at
    for (const cut of cuts) {
      if (cut.to <= at || cut.from >= end) continue
      if (text !== null && cut.from > from)
        left.push({ ...child, text: text.slice(from - at, cut.from - at) })
      // Without marks: a link, or the way it was set, would tell of what was there.
      if (!said.has(cut)) left.push({ type: 'text', text: barFor(cut.reason) })
      said.add(cut)
      from = Math.min(end, cut.to)
    }
    if (text === null ? from === at : from < end)
      left.push(text === null ? child : { ...child, text: text.slice(from - at) })
    at = end
  }
  return left
}

/** Texts that are attributes; the rest are ids, states and measures. */
const texts = ['caption', 'alt', 'owner', 'label', 'json']

function redactAttributes(
  attrs: Record<string, JsonValue>,
  everywhere: readonly Everywhere[],
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(attrs).map(([key, value]) => [
      key,
      typeof value === 'string' && texts.includes(key) ? redactText(value, everywhere) : value,
    ]),
  )
}

/** An address that holds the words is no link any more. */
function withoutTellingLinks(node: DocumentNode, everywhere: readonly Everywhere[]): DocumentNode {
  if (!node.marks) return node
  const marks = node.marks.filter(
    ({ type, attrs }) => type !== 'link' || !tells(String(attrs?.['href'] ?? ''), everywhere),
  )
  return marks.length === node.marks.length ? node : { ...node, marks }
}

function tells(href: string, everywhere: readonly Everywhere[]): boolean {
  const plain = squeezed(decoded(href))
  return everywhere.some(({ text }) => plain.includes(squeezed(text)))
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch (error) {
    if (error instanceof URIError) return href
    throw error
  }
}
