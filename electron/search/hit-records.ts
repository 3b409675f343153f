import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Answer } from './ask-engine.ts'
import { inTurns } from './in-turns.ts'
import { isShown, type Summaries } from './query/filter.ts'
import { createAdded, type Hits } from './rank.ts'

/**
 * The records that answers name by number: looked up once, and not again for each question until one of them changes. Others
 * have their turn in between.
 */
export type HitRecords = {
  /** The hits that are shown and pass, with what age and habit add to their scores. */
  hitsOf(
    answer: Answer,
    summaries: Summaries,
    recent: readonly string[],
    passes: (summary: RecordSummary) => boolean,
  ): Promise<Hits>
  /** A record has changed. */
  change(): void
}

type Looked = {
  ids: readonly string[]
  summaries: Summaries
  recent: string
  shown: (RecordSummary | null)[]
  added: Float32Array
}

export function createHitRecords(): HitRecords {
  let last: Looked | null = null
  let changes = 0

  async function look({ ids }: Answer, summaries: Summaries, recent: readonly string[]): Promise<Looked> {
    const opened = recent.join(' ')
    if (last?.ids === ids && last.summaries === summaries && last.recent === opened) return last
    const before = changes
    const addedTo = createAdded(summaries, recent)
    const shown: (RecordSummary | null)[] = []
    const added = new Float32Array(ids.length)
    await inTurns(ids, (id) => {
      const summary = summaries.get(id)
      added[shown.length] = addedTo(id)
      shown.push(isShown(summary) ? summary : null)
    })
    const looked = { ids, summaries, recent: opened, shown, added }
    // One that changed in another's turn is looked up again for the next question.
    if (changes === before) last = looked
    return looked
  }

  return {
    async hitsOf(answer, summaries, recent, passes) {
      const { ids, rows, scores: found, fuzzy } = answer
      const { shown, added } = await look(answer, summaries, recent)
      const scores = new Float64Array(rows.length)
      const places = new Uint32Array(rows.length)
      let count = 0
      await inTurns(rows.keys(), (at) => {
        const row = rows[at]!
        const summary = shown[row]
        if (!summary || !passes(summary)) return
        scores[count] = found[at]! + added[row]!
        places[count] = at
        count += 1
      })
      return {
        scores: scores.subarray(0, count),
        idOf: (hit) => ids[rows[places[hit]!]!]!,
        isFuzzy: (hit) => fuzzy[places[hit]!] === 1,
      }
    },
    change: () => {
      last = null
      changes += 1
    },
  }
}
