import { z } from 'zod'
import { paper } from '../../../shared/model/document/issue.ts'
import { documentTypes } from '../../../shared/model/document/v1.ts'
import type { TypesetData } from '../typeset-data.ts'

const line = z.string().trim().min(1).max(300)

/** One text for every language of the interface, or one for each. */
const inLanguages = z.union([
  line.transform((text) => ({ en: text, fr: text, es: text })),
  z.strictObject({ en: line, fr: line, es: line }),
])

/** Words are set in it and white words upon it, so it must stand out from white (WCAG 2.2, 1.4.3: 4.5 to 1). */
const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .refine((value) => contrastWithWhite(value) >= 4.5, 'is too pale to be read on white')

/** `template.json` of a template's folder: what it is called, what it is for, and how it looks. */
export const templateManifest = z.strictObject({
  formatVersion: z.literal(1),
  title: inLanguages,
  description: inLanguages.optional(),
  /** Types of document that are set in it unless another is chosen. */
  defaultFor: z.array(z.enum(documentTypes)).default([]),
  paper: paper.default('a4'),
  /** What the text is set in; heads, labels and tables are always sans-serif. */
  family: z.enum(['serif', 'sans']).default('serif'),
  accent: colour.default('#0e4a67'),
  second: colour.default('#a8641a'),
  columns: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Of headings: I., A., 1., (a) as in United Nations documents, or 1, 1.1, 1.1.1. */
  numbering: z.enum(['un', 'decimal']).default('un'),
  /** Whether the decisions and actions are gathered, for a list of their own. */
  outcomes: z.boolean().default(false),
  /** The most pages a document of this form has; more are said, not refused. */
  pages: z.int().min(1).max(1000).optional(),
})
export type TemplateManifest = z.infer<typeof templateManifest>

/** How pages look that belong to no template. */
export const plainManifest = templateManifest.parse({ formatVersion: 1, title: 'Plain' })

/** What of a manifest the pages themselves ask for. */
export function lookOf({ family, accent, second, columns }: TemplateManifest): TypesetData['look'] {
  return { family, accent, second, columns }
}

/** Source: WCAG 2.2, definitions of relative luminance and contrast ratio. */
function contrastWithWhite(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const [red = 0, green = 0, blue = 0] = channels
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
