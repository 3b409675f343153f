import { describe, expect, it } from 'vitest'
import { recordSummary } from '../../../shared/model/summary.ts'
import { createSwitcher } from './switcher.ts'
import { uuidFor } from '../uuid.test-kit.ts'

const moment = '2018-01-01T00:00:00.000Z'
const names = [
  { title: 'Regional Conference on Migration', acronym: 'RCM', aliases: ['Puebla Process'] },
  { title: 'Regional consultative processes', acronym: 'RCP' },
  { title: 'Paper of the Council', symbol: 'C/115/1/Rev.2' },
  { title: 'Étude sur la mobilité' },
  { title: 'Towards effective governance: partnerships for capacity' },
  { title: 'Inclusive and innovative partnerships' },
]

function summaryOf(name: { title: string }, index: number) {
  const base = { id: uuidFor(index), kind: 'mechanism', createdAt: moment, updatedAt: moment }
  return recordSummary.parse({ ...base, tags: [], links: [], ...name })
}

function switcher() {
  const made = createSwitcher()
  names.forEach((each, index) => made.set(summaryOf(each, index)))
  return made
}

describe('the quick switcher', () => {
  it.each([
    ['RCM', 0],
    ['rcp', 1],
    ['puebla', 0],
    ['process puebla', 0],
    ['migr reg', 0],
    ['c1151', 2],
    ['C/115/1/rev.2', 2],
    ['etude', 3],
    ['mobilite etu', 3],
    ['Pubela Process', 0],
    ['regoinal conference', 0],
    ['inclusve partnershps', 5],
    ['partnershps capcity', 4],
  ])('%s leads to number %i', async (text, index) => {
    expect((await switcher().find(text, () => true))[0]?.id).toBe(uuidFor(index))
  })

  it('says which name stood in for a misspelt one', async () => {
    expect((await switcher().find('Pubela Process', () => true))[0]?.similarTo).toBe('Puebla Process')
    expect((await switcher().find('Puebla', () => true))[0]?.similarTo).toBeUndefined()
  })

  it('leads nowhere that is not allowed, nor to what was removed or renamed', async () => {
    const made = switcher()
    expect(await made.find('RCM', () => false)).toEqual([])
    made.remove(uuidFor(0))
    expect((await made.find('Puebla Process', () => true)).map(({ id }) => id)).not.toContain(uuidFor(0))
    expect(made.same('puebla process')).toEqual([])
  })

  it('lets others have their turn, however many names there are', async () => {
    const made = createSwitcher()
    for (let index = 0; index < 4000; index += 1)
      made.set(summaryOf({ title: `Conference on regional dialogue number ${index}` }, index))
    let turns = 0
    let isDone = false
    const other = () => {
      turns += 1
      if (!isDone) setImmediate(other)
    }
    setImmediate(other)
    const found = await made.find('conferense regionel dialog', () => true)
    isDone = true
    expect(found.length).toBeGreaterThan(0)
    expect(turns).toBeGreaterThan(0)
  })
})
