import { describe, expect, it } from 'vitest'
import { soundNumber, soundOf } from './sound.ts'

describe('how a word sounds', () => {
  it.each([
    ['photo', 'foto'],
    ['maintenant', 'mentenant'],
    ['precedent', 'preicedent'],
    ['quand', 'kand'],
    ['beaucoup', 'bocoup'],
    ['contextual', 'contecctual'],
    ['umbral', 'unvral'],
    ['environment', 'embironment'],
    ['horizontal', 'horisontal'],
    ['hola', 'ola'],
    ['freedombox', 'freedonvox'],
    ['committee', 'comitee'],
  ])('%s and %s sound alike', (a, b) => {
    expect(soundOf(a)).toBe(soundOf(b))
    expect(soundNumber(a)).toBe(soundNumber(b))
  })

  it.each([
    ['emigration', 'immigration'],
    ['migration', 'mitigation'],
    ['border', 'broader'],
    ['workshop', 'worship'],
    ['return', 'retrain'],
  ])('%s and %s do not', (a, b) => {
    expect(soundOf(a)).not.toBe(soundOf(b))
  })

  it('says nothing of other scripts, nor of words too short to tell', () => {
    expect(soundOf('миграция')).toBe('')
    expect(soundNumber('国际')).toBe(0)
    expect(soundNumber('he')).toBe(0)
  })
})
