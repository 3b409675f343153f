import { describe, expect, it } from 'vitest'
import { Vocabulary } from './vocabulary.ts'

function vocabularyOf(words: Record<string, number>): Vocabulary {
  const vocabulary = new Vocabulary()
  for (const [word, documents] of Object.entries(words)) vocabulary.add(word, documents)
  return vocabulary
}

describe('what may have been meant', () => {
  it('is the cheapest slip, and of like ones the more frequent word', () => {
    const vocabulary = vocabularyOf({ migration: 900, migrations: 10, mitigation: 40, emigration: 30 })
    expect(vocabulary.variants('migratoin').map(({ word }) => word)[0]).toBe('migration')
    expect(vocabularyOf({ border: 3, bordes: 500 }).variants('bordee')[0]?.word).toBe('bordes')
  })

  it('is never the word itself, nor anything for words too short', () => {
    const vocabulary = vocabularyOf({ policy: 3, rcm: 3, rcp: 3 })
    expect(vocabulary.variants('policy')).toEqual([])
    expect(vocabulary.variants('rcn')).toEqual([])
  })

  it('is never an acronym, nor asked for one', () => {
    const vocabulary = vocabularyOf({ midcas: 4, midcar: 4 })
    vocabulary.addCapital('midcas', 4)
    expect(vocabulary.variants('midcaz').map(({ word }) => word)).toEqual(['midcar'])
    expect(vocabulary.variants('midcas')).toEqual([])
  })

  it('is a word that goes on, for a beginning', () => {
    const vocabulary = vocabularyOf({ consultation: 5 })
    expect(vocabulary.variants('consutl')).toEqual([])
    expect(vocabulary.variants('consutl', { prefix: true })[0]?.word).toBe('consultation')
  })

  it('changes with the words', () => {
    const vocabulary = vocabularyOf({ remittance: 1 })
    expect(vocabulary.hasPrefix('remit')).toBe(true)
    vocabulary.remove('remittance')
    expect(vocabulary.hasPrefix('remit')).toBe(false)
    expect(vocabulary.variants('remitance')).toEqual([])
    vocabulary.add('remittance')
    expect(vocabulary.variants('remitance')).toHaveLength(1)
  })

  it('is two words that were run together, the best known ones', () => {
    const vocabulary = vocabularyOf({ final: 50, report: 40, finalre: 1, port: 3 })
    expect(vocabulary.splitOf('finalreport')).toEqual(['final', 'report'])
    expect(vocabulary.splitOf('nonsense')).toBeNull()
  })
})
