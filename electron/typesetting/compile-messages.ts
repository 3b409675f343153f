import { z } from 'zod'
import { pdfStandard } from '../../shared/contract/typesetting.ts'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

const place = z.object({ block: z.int(), page: z.int(), x: z.number(), y: z.number() })

/** What the workbench says to the compile process: which folders first, then one job at a time. */
export const toChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), templates: z.string(), fonts: z.string() }),
  z.object({
    type: z.literal('compile'),
    id: z.int(),
    data: z.string(),
    standard: z.union([pdfStandard, z.literal('preview')]),
    template: z.enum(['document', 'mark']).optional(),
    identifier: z.string(),
    files: z.array(z.object({ path: z.string().regex(/^images\/[\w.]+$/), bytes })),
  }),
])
export type ToChild = z.infer<typeof toChild>

/** What it answers. `rss` is its memory in bytes after the job. */
export const fromChild = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('compiled'),
    id: z.int(),
    rss: z.int(),
    outcome: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), pdf: bytes, pages: z.int(), places: z.array(place) }),
      z.object({ ok: z.literal(false), diagnostics: z.array(z.string()), unusable: z.array(z.string()) }),
    ]),
  }),
])
export type FromChild = z.infer<typeof fromChild>
