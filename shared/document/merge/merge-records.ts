import { canonical } from './canonical.ts'
import { isIssueList, mergeIssues } from './merge-issues.ts'
import { mergeOrder } from './merge-order.ts'

/** A field that both sides changed differently; `path` leads to it by field names and, in lists, by the entries' ids. */
export type FieldConflict = { path: string[]; base: unknown; ours: unknown; theirs: unknown }

export type MergedRecord<R> = { record: R; conflicts: FieldConflict[] }

/**
 * Three-way merge of a record's fields: lists of entries by the entries' ids, lists of words as sets that keep their
 * order, issues by number and file, none of which is ever dropped, a period (`start`, `end`) as one thing, all else value
 * by value. A field that both sides changed differently,
 * or an entry that one changed and the other deleted, is a conflict; ours stands in the record, or what is still
 * there. Of `updatedAt` the later one is taken. Pure; the result may break rules between fields and is to be checked.
 */
export function mergeRecords<R extends object>(base: R | null, ours: R, theirs: R): MergedRecord<R> {
  const conflicts: FieldConflict[] = []
  const merged = mergeFields({ path: [], conflicts }, base ?? {}, ours, theirs)
  return { record: merged as R, conflicts }
}

/** Puts an answer in the place of a conflict. */
export function withField<R extends object>(record: R, path: readonly string[], value: unknown): R {
  return put(record, path, value) as R
}

type Context = { path: string[]; conflicts: FieldConflict[] }
type Fields = Record<string, unknown>

function mergeFields(context: Context, base: object, ours: object, theirs: object): Fields {
  const [b, o, t] = [{ ...base } as Fields, { ...ours } as Fields, { ...theirs } as Fields]
  const merged: Fields = {}
  for (const key of new Set([...Object.keys(o), ...Object.keys(t)])) {
    const value =
      key === 'updatedAt' && context.path.length === 0
        ? later(o[key], t[key])
        : mergeValue({ ...context, path: [...context.path, key] }, b[key], o[key], t[key])
    if (value !== undefined) merged[key] = value
  }
  return merged
}

function mergeValue(context: Context, base: unknown, ours: unknown, theirs: unknown): unknown {
  if (ours !== theirs && isIssueList(base) && isIssueList(ours) && isIssueList(theirs)) {
    const issues = mergeIssues(base ?? [], ours ?? [], theirs ?? [])
    if (issues.length > 0) return issues
  }
  const [b, o, t] = [canonical(base), canonical(ours), canonical(theirs)]
  if (o === t || b === t) return ours
  if (b === o) return theirs
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const list = mergeLists(context, Array.isArray(base) ? base : [], ours, theirs)
    if (list) return list
  } else if (isFields(ours) && isFields(theirs) && !('start' in ours && 'end' in ours)) {
    return mergeFields(context, isFields(base) ? base : {}, ours, theirs)
  }
  context.conflicts.push({ path: context.path, base, ours, theirs })
  return ours ?? theirs
}

/** Null where the entries cannot be told apart. */
function mergeLists(context: Context, base: unknown[], ours: unknown[], theirs: unknown[]): unknown[] | null {
  const [baseOf, oursOf, theirsOf] = [keyed(base), keyed(ours), keyed(theirs)]
  if (!baseOf || !oursOf || !theirsOf) return null
  const kept = new Map<string, unknown>()
  for (const key of new Set([...oursOf.keys(), ...theirsOf.keys()])) {
    const [from, own, other] = [baseOf.get(key), oursOf.get(key), theirsOf.get(key)]
    const entry = { ...context, path: [...context.path, key] }
    if (own !== undefined && other !== undefined) kept.set(key, mergeValue(entry, from, own, other))
    else if (from === undefined) kept.set(key, own ?? other)
    else if (canonical(from) !== canonical(own ?? other)) kept.set(key, mergeValue(entry, from, own, other))
  }
  const order = mergeOrder({
    base: [...baseOf.keys()],
    ours: [...oursOf.keys()],
    theirs: [...theirsOf.keys()],
    keeps: (key) => kept.has(key),
  })
  return order.map((key) => kept.get(key))
}

/** Entries by id, plain values by themselves; null where neither is to be had or one is there twice. */
function keyed(list: readonly unknown[]): Map<string, unknown> | null {
  const entries = new Map<string, unknown>()
  for (const entry of list) {
    const key = isFields(entry) ? entry['id'] : entry
    if (typeof key !== 'string' || entries.has(key)) return null
    entries.set(key, entry)
  }
  return entries
}

function put(value: unknown, [step, ...rest]: readonly string[], given: unknown): unknown {
  if (step === undefined) return given
  if (Array.isArray(value)) {
    return value.flatMap((entry: unknown) => {
      if ((isFields(entry) ? entry['id'] : entry) !== step) return [entry]
      const next = put(entry, rest, given)
      return next === undefined ? [] : [next]
    })
  }
  const { [step]: before, ...others } = isFields(value) ? value : {}
  const next = put(before, rest, given)
  return next === undefined ? others : { ...others, [step]: next }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function later(one: unknown, other: unknown): unknown {
  if (typeof one !== 'string' || typeof other !== 'string') return one ?? other
  return one > other ? one : other
}
