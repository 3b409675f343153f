import type { z } from 'zod'
import type { DocumentNode } from '../../shared/document/body.ts'
import { nodes, type NodeName } from '../../shared/document/nodes.ts'

export type AttributesOf<K extends NodeName> = z.output<(typeof nodes)[K]['attrs']>

/** A node's attributes as its schema wants them; an attribute that does not fit gets its default, the rest stay. */
export function attributesOf<K extends NodeName>(node: DocumentNode, name: K): AttributesOf<K> {
  const schema: z.ZodObject = nodes[name].attrs
  const whole = schema.safeParse(node.attrs ?? {})
  if (whole.success) return whole.data as AttributesOf<K>
  const values: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(schema.shape)) {
    const given = (field as z.ZodType).safeParse(node.attrs?.[key])
    values[key] = given.success ? given.data : (field as z.ZodType).safeParse(undefined).data
  }
  return values as AttributesOf<K>
}
