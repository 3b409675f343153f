import type { Distribution } from '../../../shared/model/document/v1.ts'
import { accessOf, type Access, type PackAudience } from '../../../shared/model/pack/audiences.ts'
import type { CopyOverride } from '../../../shared/model/pack/copy.ts'

/** A paper with how far it may go; null for a divider. */
export type MarkedPaper = { entryId: string; title: string; distribution: Distribution | null }
export type WantedOverride = { audienceId: string; entryId: string; reason: string }

/** What one audience gets, entry by entry, and the overrides that let it have more than its rules. */
export type AudiencePlan = {
  audience: PackAudience
  access: ReadonlyMap<string, Exclude<Access, 'refused'>>
  overrides: CopyOverride[]
}
export type RefusedPaper = { entryId: string; title: string; audienceId: string; audience: string }

/**
 * Decides who gets what. A restricted paper that an exception gives away without an override that says why is refused, and
 * then nobody gets anything; an override of what was not refused changes nothing.
 */
export function planCopies(
  audiences: readonly PackAudience[],
  papers: readonly MarkedPaper[],
  wanted: readonly WantedOverride[] = [],
): { plans: AudiencePlan[]; refused: RefusedPaper[] } {
  const refused: RefusedPaper[] = []
  const plans = audiences.map((audience) => {
    const access = new Map<string, Exclude<Access, 'refused'>>()
    const overrides: CopyOverride[] = []
    for (const { entryId, title, distribution } of papers) {
      const by = accessOf(audience, entryId, distribution)
      if (by !== 'refused') {
        access.set(entryId, by)
        continue
      }
      const override = wanted.find((each) => each.audienceId === audience.id && each.entryId === entryId)
      if (override) overrides.push({ entryId, title, reason: override.reason })
      else refused.push({ entryId, title, audienceId: audience.id, audience: audience.name })
      access.set(entryId, override ? 'whole' : 'nameless')
    }
    return { audience, access, overrides }
  })
  return { plans, refused }
}
