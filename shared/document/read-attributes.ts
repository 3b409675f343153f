import { z } from 'zod'
import type { DocumentMark, JsonValue } from './body.ts'
import { marks, nodes, type MarkName, type NodeName } from './nodes.ts'

/** Attributes as the schema wants them; null where one that has no default cannot be read. */
export type ReadAttributes = { attrs: Record<string, JsonValue> | null; repaired: boolean; badText: boolean }

/**
 * Reads a node's attributes: what is wrong takes the nearest allowed value (numbers are brought within their bounds,
 * long text is cut) or else its default, and what the schema does not know is left out.
 */
export function readNodeAttributes(type: NodeName, raw: unknown): ReadAttributes {
  const read = readAttributes(nodes[type].attrs, raw)
  const { attrs } = read
  if (!attrs || (type !== 'tableCell' && type !== 'tableHeader')) return read
  const widths = attrs['colwidth']
  if (!Array.isArray(widths) || widths.length === attrs['colspan']) return read
  return { ...read, attrs: { ...attrs, colwidth: null }, repaired: true }
}

/** Marks of which a run may carry several, and the attribute that tells them apart. */
const severalBy: Partial<Record<MarkName, string>> = { comment: 'thread' }

/** Reads the marks of a run of text into the schema's order, one of each kind but for `severalBy`; `unknown` and `bad` name those left out. */
export function readMarks(raw: unknown): { marks: DocumentMark[]; unknown: string[]; bad: string[] } {
  const found = new Map<string, DocumentMark>()
  const unknown: string[] = []
  const bad: string[] = []
  if (raw !== undefined && raw !== null && !Array.isArray(raw)) unknown.push('')
  for (const each of Array.isArray(raw) ? raw : []) {
    const name: unknown = isObject(each) ? each['type'] : each
    if (!isObject(each) || !isMarkName(name)) {
      unknown.push(typeof name === 'string' ? name.slice(0, 100) : '')
      continue
    }
    const { attrs, repaired } = readAttributes(marks[name].attrs, each['attrs'])
    if (!attrs || repaired) bad.push(name)
    const several = severalBy[name]
    const key = several === undefined ? name : `${name} ${String(attrs?.[several])}`
    if (attrs && !found.has(key)) {
      found.set(key, Object.keys(attrs).length > 0 ? { type: name, attrs } : { type: name })
    }
  }
  const inOrder = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, mark]) => mark)
  const ordered = markNames.flatMap((name) => inOrder.filter(({ type }) => type === name))
  return { marks: ordered, unknown, bad }
}

/** Text without NUL and without lone halves of a surrogate pair, which neither XML nor UTF-8 can carry. */
export function wellFormedText(text: string): string {
  return text.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** Whether a value is an object with keys: no array, no null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const markNames = Object.keys(marks).filter(isMarkName)

function isMarkName(name: unknown): name is MarkName {
  return typeof name === 'string' && Object.hasOwn(marks, name)
}

function readAttributes(schema: z.ZodObject, raw: unknown): ReadAttributes {
  const given = isObject(raw) ? raw : {}
  let badText = false
  let repaired = raw !== undefined && raw !== null && !isObject(raw)
  const attrs: Record<string, JsonValue> = {}
  const clean = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    const text = wellFormedText(value)
    if (text !== value) badText = true
    return text
  }
  for (const key of Object.keys(given)) if (!Object.hasOwn(schema.shape, key)) repaired = true
  for (const [key, field] of Object.entries(schema.shape)) {
    const value = clean(Object.hasOwn(given, key) ? given[key] : undefined)
    const first = z.safeParse(field, value)
    const result = first.success ? first : nearest(field, value, first.error)
    if (!first.success) repaired = true
    if (!result.success) return { attrs: null, repaired: true, badText }
    attrs[key] = jsonOf(result.data, (text) => String(clean(text)))
  }
  return { attrs, repaired, badText }
}

function nearest(
  field: z.core.$ZodType,
  value: unknown,
  error: z.core.$ZodError,
): z.ZodSafeParseResult<unknown> {
  const issue = error.issues[0]
  const asDefault = () => z.safeParse(field, undefined)
  if (issue?.code === 'too_big' && typeof value === 'string') {
    const cut = z.safeParse(field, wellFormedText(value.slice(0, Number(issue.maximum))))
    return cut.success ? cut : asDefault()
  }
  if (typeof value === 'number' && (issue?.code === 'too_big' || issue?.code === 'too_small')) {
    const bound = z.safeParse(field, Number(issue.code === 'too_big' ? issue.maximum : issue.minimum))
    return bound.success ? bound : asDefault()
  }
  return asDefault()
}

/** What a schema has let pass is no deeper than the schema; text inside it is cleaned like text of its own. */
function jsonOf(value: unknown, clean: (text: string) => string): JsonValue {
  if (typeof value === 'string') return clean(value)
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((each) => jsonOf(each, clean))
  if (!isObject(value)) return null
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, jsonOf(each, clean)]))
}
