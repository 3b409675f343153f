import { answerOf } from './thread/answer-of.ts'
import type { EngineLink } from './thread/engine-link.ts'
import type { Query } from './query/query.ts'
import { nothingFound, type Found } from './search-engine.ts'
import type { Synonyms } from './names/synonyms.ts'

/** What was found, and the ids of the documents by their numbers. */
export type Answer = Pick<Found, 'rows' | 'scores' | 'fuzzy' | 'marks'> & { ids: readonly string[] }

export const nothing: Answer = { ...nothingFound, ids: [] }

/**
 * Asks the engine, other names of what is asked for included. An answer names documents by number; the ids come over
 * only when the numbers hold no more, as most answers come of an index that did not change in between. Null where the thread
 * has no answer for now.
 */
export function createAsker(
  link: Pick<EngineLink, 'find'>,
  synonyms: Pick<Synonyms, 'alternatives'>,
): (query: Query) => Promise<Answer | null> {
  let known: { numbering: number; ids: string[] } = { numbering: 0, ids: [] }
  return async (query) => {
    if (query.terms.length === 0) return nothing
    const asked = { ...query, alternatives: synonyms.alternatives(query.terms) }
    const ask = async (): Promise<Answer> => {
      const held = known
      const { numbering, ids, ...found } = await link.find(asked, held.numbering)
      const own = ids === null ? held.ids : ids.split(' ')
      if (numbering > known.numbering) known = { numbering, ids: own }
      return { ...found, ids: own }
    }
    return answerOf(ask)
  }
}
