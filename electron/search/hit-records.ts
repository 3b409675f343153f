import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Answer } from './ask-engine.ts'
import { isShown, type Summaries } from './query/filter.ts'
import { createAdded, type Hits } from './rank.ts'

/** The records that answers name by number: looked up once, and not again for each question until one of them changes. */
export type HitRecords = {
  /** The hits that are shown and pass, with what age and habit add to their scores. */
  hitsOf(
    answer: Answer,
    summaries: Summaries,
    recent: readonly string[],
    passes: (summary: RecordSummary) => boolean,
  ): Hits
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

  function look({ ids }: Answer, summaries: Summaries, recent: readonly string[]): Looked {
    const opened = recent.join(' ')
    if (last?.ids === ids && last.summaries === summaries && last.recent === opened) return last
    const added = createAdded(summaries, recent)
    const shown = ids.map((id) => {
      const summary = summaries.get(id)
      return isShown(summary) ? summary : null
    })
    last = { ids, summaries, recent: opened, shown, added: Float32Array.from(ids, added) }
    return last
  }

  return {
    hitsOf(answer, summaries, recent, passes) {
      const { ids, rows, scores: found, fuzzy } = answer
      const { shown, added } = look(answer, summaries, recent)
      const scores = new Float64Array(rows.length)
      const places = new Uint32Array(rows.length)
      let count = 0
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at]!
        const summary = shown[row]
        if (!summary || !passes(summary)) continue
        scores[count] = found[at]! + added[row]!
        places[count] = at
        count += 1
      }
      return {
        scores: scores.subarray(0, count),
        idOf: (hit) => ids[rows[places[hit]!]!]!,
        isFuzzy: (hit) => fuzzy[places[hit]!] === 1,
      }
    },
    change: () => {
      last = null
    },
  }
}
