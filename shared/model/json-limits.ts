import type { JsonValue } from '../document/body.ts'

/** Nested deeper than this, a value could be read but never be validated or written again. */
export const maxJsonDepth = 200

/** Far above any real document, far below what would hold a machine up; shared references are counted each time. */
export const maxJsonValues = 8_000_000

export type JsonProblem = 'too-deep' | 'too-many-values' | 'not-json'

/**
 * Finds what would stop a value from being written as JSON and read back the same: more than 200 levels (a cycle is
 * one too), more than eight million values, numbers without JSON form, functions, dates and other class instances.
 * Properties that are `undefined` are allowed: JSON leaves them out. Iterative, so that no depth can end the process;
 * to be asked before zod or `JSON.stringify` sees the value. Null where there is no problem.
 */
export function findJsonProblem(value: unknown): JsonProblem | null {
  // Two lists instead of one of pairs: every record of a library passes here when it is opened, and every save.
  const open: unknown[] = [value]
  const depths: number[] = [1]
  for (let seen = 1; open.length > 0; seen += 1) {
    const next = open.pop()
    const depth = depths.pop() ?? 1
    if (seen > maxJsonValues) return 'too-many-values'
    if (typeof next !== 'object' || next === null) {
      if (!isJsonLeaf(next)) return 'not-json'
      continue
    }
    if (depth > maxJsonDepth) return 'too-deep'
    const children = childrenOf(next)
    if (children === null) return 'not-json'
    if (seen + open.length + children.length > maxJsonValues) return 'too-many-values'
    for (const child of children) {
      if (child === undefined && !Array.isArray(next)) continue
      open.push(child)
      depths.push(depth + 1)
    }
  }
  return null
}

/** Parses JSON text and holds the result to the limits; the problem is `not-json` where the text is none. */
export function parseJsonWithinLimits(
  text: string,
): { ok: true; value: JsonValue } | { ok: false; problem: JsonProblem } {
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch {
    return { ok: false, problem: 'not-json' }
  }
  const problem = findJsonProblem(value)
  return problem ? { ok: false, problem } : { ok: true, value }
}

function isJsonLeaf(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || typeof value === 'string' || typeof value === 'boolean'
}

function childrenOf(value: object): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return null
  return Object.values(value)
}
