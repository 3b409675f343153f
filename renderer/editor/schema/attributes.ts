import type { Attributes } from '@tiptap/core'
import { z } from 'zod'
import { contentRules } from '../../../shared/document/content-rules.ts'
import { marks, nodes, type MarkName, type NodeName } from '../../../shared/document/nodes.ts'
import { canBeSuggested, suggestionMarks } from '../../../shared/document/suggestions/suggestion-marks.ts'

/**
 * The attributes of a node as the document schema has them. In HTML each travels as `data-<name>`, read back only where
 * the schema allows the value; `own` adds what HTML itself says (a cell's `colspan`, a heading's level).
 */
export function nodeAttributes(
  name: NodeName,
  own: Record<string, (element: HTMLElement) => unknown> = {},
): Attributes {
  return attributes(nodes[name].attrs, own)
}

export function markAttributes(
  name: MarkName,
  own: Record<string, (element: HTMLElement) => unknown> = {},
): Attributes {
  return attributes(marks[name].attrs, own)
}

/** Name, content and group of a node as the document schema has them, and the marks that what it holds may carry. */
export function nodeFields<N extends NodeName>(
  name: N,
): { name: N; content: string; group?: string; inline?: true; marks?: string } {
  const spec = nodes[name]
  const group = 'group' in spec ? spec.group : undefined
  return {
    name,
    content: spec.content,
    ...(group && { group }),
    ...(group === 'inline' && { inline: true as const }),
    ...(holdsBlocks(name) && { marks: suggestionMarks.join(' ') }),
  }
}

/** Whether something stands in it that may be suggested to be put in or taken out whole. */
function holdsBlocks(name: NodeName): boolean {
  const inside = contentRules.get(name)
  return inside !== undefined && [...inside.first, ...inside.rest].some(canBeSuggested)
}

function attributes(schema: z.ZodObject, own: Record<string, (element: HTMLElement) => unknown>): Attributes {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => {
      const absent = z.safeParse(field, undefined)
      const standard: unknown = absent.success ? absent.data : null
      const attribute = `data-${key.toLowerCase()}`
      return [
        key,
        {
          default: standard,
          isRequired: !absent.success,
          keepOnSplit: key !== 'id',
          parseHTML: (element: HTMLElement) => {
            const given = element.getAttribute(attribute)
            const value: unknown = given === null ? own[key]?.(element) : readAttribute(given)
            const result = z.safeParse(field, value)
            return result.success ? result.data : standard
          },
          renderHTML: (attrs: Record<string, unknown>) =>
            attrs[key] === standard ? {} : { [attribute]: writeAttribute(attrs[key]) },
        },
      ]
    }),
  )
}

function readAttribute(text: string): unknown {
  if (!text.startsWith('json:')) return text
  try {
    return JSON.parse(text.slice(5))
  } catch {
    return undefined
  }
}

function writeAttribute(value: unknown): string {
  return typeof value === 'string' ? value : `json:${JSON.stringify(value)}`
}
