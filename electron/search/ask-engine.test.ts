import { describe, expect, it } from 'vitest'
import { createAsker } from './ask-engine.ts'
import { readQuery } from './query/query.ts'
import { createSearchEngine, nothingFound, type Found } from './search-engine.ts'

const { query } = readQuery('policy ')
const noSynonyms = { alternatives: () => [] }

function fieldsOf(title: string) {
  return { title, symbol: '', names: '', tags: '', people: '', places: '', body: [] }
}

/** An engine asked as through a thread, and every answer it gave. */
function asked() {
  const engine = createSearchEngine(null)
  const answers: Found[] = []
  const ask = createAsker(
    {
      find: async (asked, known) => {
        const found = engine.find(asked, known)
        answers.push(found)
        return found
      },
    },
    noSynonyms,
  )
  const idsFound = async () => {
    const { rows, ids } = (await ask(query))!
    return Array.from(rows, (row) => ids[row]!)
  }
  return { engine, answers, idsFound }
}

describe('answers by number', () => {
  it('bring the ids along when the index has changed, and not before', async () => {
    const { engine, answers, idsFound } = asked()
    engine.put([{ id: 'one', rev: 1, fields: fieldsOf('policy') }])
    expect(await idsFound()).toEqual(['one'])
    expect(await idsFound()).toEqual(['one'])
    engine.put([{ id: 'two', rev: 1, fields: fieldsOf('policy too') }])
    engine.remove(['one'])
    expect(await idsFound()).toEqual(['two'])
    expect(answers.map(({ ids }) => ids !== null)).toEqual([true, false, true])
    expect(answers[2]!.numbering).toBeGreaterThan(answers[0]!.numbering)
  })

  it('are read by the ids they were given with, whichever comes first', async () => {
    const waiting: ((found: Found) => void)[] = []
    const ask = createAsker({ find: () => new Promise((resolve) => waiting.push(resolve)) }, noSynonyms)
    const found = (numbering: number, ids: string): Found => ({
      ...nothingFound,
      rows: Uint32Array.of(0),
      numbering,
      ids,
    })
    const [before, after] = [ask(query), ask(query)]
    waiting[1]!(found(8, 'new'))
    expect((await after)!.ids[0]).toBe('new')
    waiting[0]!(found(7, 'old'))
    expect((await before)!.ids[0]).toBe('old')
    const again = ask(query)
    waiting[2]!({ ...found(8, ''), ids: null })
    expect((await again)!.ids[0]).toBe('new')
  })

  it('are asked for once more when the thread died, and are none where it does not come back', async () => {
    let calls = 0
    const dying = (lives: number) =>
      createAsker(
        {
          find: async () => {
            calls += 1
            if (calls < lives) throw new Error('gone')
            return { ...nothingFound, rows: Uint32Array.of(0), ids: 'one' }
          },
        },
        noSynonyms,
      )
    expect((await dying(2)(query))!.ids[0]).toBe('one')
    calls = 0
    expect(await dying(3)(query)).toBeNull()
    expect(calls).toBe(2)
  })
})
