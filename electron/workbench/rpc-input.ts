import { ORPCError } from '@orpc/client'
import { findJsonProblem } from '../../shared/model/json-limits.ts'

/** Why a call was refused before any schema looked at it. */
export type InputProblem = 'too-deep' | 'too-many-values' | 'not-json' | 'forbidden-key' | 'not-a-call'

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Finds what must not reach a schema: values in the contract are JSON, so files, forms, streams, dates, sets, regular
 * expressions and the like are refused, as is anything deeper or larger than could be validated. Null where it may pass.
 */
export function findInputProblem(method: string, body: unknown): InputProblem | null {
  // A GET carries its input in the address, past every check of the body.
  if (method !== 'POST') return 'not-a-call'
  if (body === undefined) return null
  if (!isPlainObject(body)) return 'not-json'
  // `meta` is how oRPC marks values that JSON has no form for.
  if (body['meta'] !== undefined && !isEmptyArray(body['meta'])) return 'not-json'
  const input = body['json']
  if (input === undefined) return null
  return findJsonProblem(input) ?? (hasForbiddenKey(input) ? 'forbidden-key' : null)
}

type Guarded = { request: { method: string; body: () => Promise<unknown> } }

/**
 * An interceptor for oRPC's handlers, for every host that takes messages from a page: it refuses with BAD_REQUEST and
 * `{ reason: InputProblem }`.
 */
export async function guardRpcInput<R>(options: Guarded & { next: () => Promise<R> }): Promise<R> {
  const problem = findInputProblem(options.request.method, await options.request.body())
  if (problem) throw new ORPCError('BAD_REQUEST', { data: { reason: problem } })
  return options.next()
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isEmptyArray(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** Iterative, and asked only of values that are within the limits of depth and number. */
function hasForbiddenKey(root: unknown): boolean {
  const open = [root]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [key, child] of Object.entries(next)) {
      if (!Array.isArray(next) && forbiddenKeys.has(key)) return true
      if (typeof child === 'object' && child !== null) open.push(child)
    }
  }
  return false
}
