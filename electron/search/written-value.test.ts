import { describe, expect, it } from 'vitest'
import { asWritten } from './written-value.ts'

describe('a value as it is written', () => {
  it.each([
    ['Viêt Nam', 'viêt nam'],
    ['Vie\u0302t  Nam ', 'viêt nam'],
    ['CÔTE D’IVOIRE', "côte d'ivoire"],
    ['الأمن', 'الأمن'],
    ['Ёлка', 'ёлка'],
  ])('says more than its folded form: %s', (value, written) => {
    expect(asWritten(value)).toBe(written)
  })

  it.each(['Viet Nam', 'l’eau', '社会保护', 'питание', ''])('says no more: %s', (value) => {
    expect(asWritten(value)).toBeNull()
  })
})
