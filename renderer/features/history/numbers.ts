import type { DocumentBody, DocumentNode } from '../../../shared/document/body.ts'
import { numberBody, referenceText, type ReferenceTarget } from '../../../shared/document/numbering.ts'
import type { TemplateInfo } from '../../../shared/contract/typesetting.ts'
import type { LibraryRecord } from '../../../shared/model/record.ts'
import { templateOf } from '../publishing/index.ts'
import type { Side } from './Compared.tsx'

/** How blocks are numbered, and cited, in each of two versions. */
export interface Numbers {
  printed: (node: DocumentNode, side: Side) => string | null
  /** The text of a cross-reference; null where what it pointed at is not there. */
  cited: (node: DocumentNode, side: Side) => string | null
}

type Text = { record: LibraryRecord; body: DocumentBody }

/**
 * The numbers of both texts, as their templates number; a text read in one shows those of the later, and of what is gone
 * those it had.
 */
export function numbersOf(before: Text, after: Text, templates: readonly TemplateInfo[]): Numbers {
  const [old, now] = [targetsOf(before, templates), targetsOf(after, templates)]
  const find = (id: unknown, side: Side): ReferenceTarget | undefined => {
    if (typeof id !== 'string') return undefined
    return side === 'before' ? old.get(id) : (now.get(id) ?? (side === 'both' ? old.get(id) : undefined))
  }
  return {
    printed: ({ attrs }, side) => find(attrs?.['id'], side)?.printed ?? null,
    cited: ({ attrs }, side) =>
      referenceText(find(attrs?.['target'], side), attrs?.['form'] === 'title' ? 'title' : 'number'),
  }
}

function targetsOf({ record, body }: Text, templates: readonly TemplateInfo[]): Map<string, ReferenceTarget> {
  if (record.kind !== 'document') return new Map()
  const { language, settings } = record
  const headings = templateOf(record, templates)?.numbering
  return numberBody(body, { language, numbering: settings.numbering, headings }).targets
}
