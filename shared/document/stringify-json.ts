/**
 * The JSON text of any value, as `JSON.stringify` writes it, but without recursion: input a hundred thousand levels
 * deep does not overflow the stack. What JSON cannot say (functions, big integers, a cycle) is written as a string.
 */
export function stringifyJson(value: unknown): string {
  const out: string[] = []
  const open = new Set<object>()
  const stack: Task[] = [{ value }]
  for (let task = stack.pop(); task; task = stack.pop()) {
    if ('raw' in task) {
      out.push(task.raw)
      if (task.close) open.delete(task.close)
      continue
    }
    const next = task.value
    if (typeof next !== 'object' || next === null) {
      out.push(scalar(next))
      continue
    }
    if (open.has(next)) {
      out.push('"[cycle]"')
      continue
    }
    open.add(next)
    if (Array.isArray(next)) {
      stack.push({ raw: ']', close: next })
      for (let index = next.length - 1; index >= 0; index -= 1) {
        stack.push({ value: next[index] ?? null })
        if (index > 0) stack.push({ raw: ',' })
      }
      out.push('[')
      continue
    }
    const entries = Object.entries(next).filter(([, each]) => each !== undefined)
    stack.push({ raw: '}', close: next })
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const entry = entries[index]
      if (!entry) continue
      stack.push({ value: entry[1] }, { raw: `${index > 0 ? ',' : ''}${JSON.stringify(entry[0])}:` })
    }
    out.push('{')
  }
  return out.join('')
}

type Task = { value: unknown } | { raw: string; close?: object }

function scalar(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return JSON.stringify(value)
    default:
      return value === null || value === undefined ? 'null' : JSON.stringify(String(value))
  }
}
