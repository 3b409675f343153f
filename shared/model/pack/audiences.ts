import { z } from 'zod'
import { distributions, type Distribution } from '../document/v1.ts'
import { blockId } from '../ids.ts'
import type { Language } from '../languages.ts'
import { namedLine } from '../record-base.ts'
import { audienceNames } from './audience-names.ts'

const someDistributions = z.array(z.enum(distributions)).max(distributions.length)

/** How a recipient's name stands on every page: across it, at its foot, or not at all. */
export const copyMarks = ['diagonal', 'foot', 'none'] as const
export type CopyMark = (typeof copyMarks)[number]

/** Who a copy is for by name: a delegation, a person, a newspaper. */
export const recipient = z.strictObject({ id: blockId, name: namedLine })
export type Recipient = z.infer<typeof recipient>

/** What one paper is to an audience, whatever its distribution says. */
export const audienceException = z.strictObject({ entryId: blockId, access: z.enum(['give', 'withhold']) })
export type AudienceException = z.infer<typeof audienceException>

/** Readers who get the same copy of a pack. */
export const packAudience = z.strictObject({
  id: blockId,
  name: namedLine,
  /** Distributions whose papers it gets; of all others it gets a slip. */
  receives: someDistributions,
  /** Distributions whose papers are named in agenda and on the slip although they are withheld; of others not even the title is. */
  names: someDistributions,
  exceptions: z.array(audienceException).max(1000).optional(),
  mark: z.enum(copyMarks),
  recipients: z.array(recipient).max(500),
})
export type PackAudience = z.infer<typeof packAudience>

/**
 * What an audience gets of a paper: all of it, a slip that names it, or one that does not. `refused`: an exception would give
 * it a restricted paper that its rules withhold, and only somebody who says why may do that.
 */
export type Access = 'whole' | 'named' | 'nameless' | 'refused'

/** What an entry is to an audience by its rules; `distribution` null is a divider, which everybody gets. */
export function accessOf(
  audience: Pick<PackAudience, 'receives' | 'names' | 'exceptions'>,
  entryId: string,
  distribution: Distribution | null,
): Access {
  if (distribution === null) return 'whole'
  const exception = audience.exceptions?.find((each) => each.entryId === entryId)?.access
  const slip = audience.names.includes(distribution) ? 'named' : 'nameless'
  if (exception === 'withhold') return slip
  if (audience.receives.includes(distribution)) return 'whole'
  if (exception !== 'give') return slip
  return distribution === 'restricted' ? 'refused' : 'whole'
}

/** A file somebody sent says nothing of how far it may go: until somebody does, it is for the meeting and not for the public. */
export const unmarkedDistribution: Distribution = 'limited'

/** How far an entry may go: as far as the stricter of what its record and what the pack says of it. */
export function stricter(one: Distribution, other: Distribution | undefined): Distribution {
  return other && distributions.indexOf(other) > distributions.indexOf(one) ? other : one
}

/** The audiences a pack has until somebody changes them, named in its language. */
export function standardAudiences(language: Language): PackAudience[] {
  const names = audienceNames[language]
  const shared = { mark: 'diagonal' as const, recipients: [] }
  return [
    {
      id: 'members',
      name: names.members,
      receives: [...distributions],
      names: [...distributions],
      ...shared,
    },
    {
      id: 'observers',
      name: names.observers,
      receives: ['general', 'limited'],
      names: ['general', 'limited'],
      ...shared,
    },
    { id: 'press', name: names.press, receives: ['general'], names: ['general', 'limited'], ...shared },
  ]
}
