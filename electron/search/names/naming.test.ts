import { describe, expect, it } from 'vitest'
import { createNaming } from './naming.ts'

describe('who and where records name', () => {
  it('is one name however it is written, as it was met first', () => {
    const naming = createNaming()
    naming.set('a', { people: 'Ana Pérez\nBakary Touré', places: '' })
    naming.set('b', { people: 'ANA  PEREZ', places: '' })
    expect(naming.of('person', 'b')).toEqual(['Ana Pérez'])
    expect(naming.spelt(['ana perez', 'Nobody'])).toEqual(['Ana Pérez', 'Nobody'])
  })

  it('is written as it is now where no other record writes it otherwise', () => {
    const naming = createNaming()
    naming.set('a', { people: 'ana perez', places: '' })
    naming.set('a', { people: 'Ana Pérez', places: '' })
    expect(naming.of('person', 'a')).toEqual(['Ana Pérez'])
    naming.set('b', { people: 'ANA PEREZ', places: 'ana perez' })
    naming.remove('a')
    expect([naming.of('person', 'b'), naming.spelt(['ana perez'])]).toEqual([['Ana Pérez'], ['Ana Pérez']])
    naming.remove('b')
    naming.set('c', { people: 'Ana Perez', places: '' })
    expect(naming.of('person', 'c')).toEqual(['Ana Perez'])
  })

  it('leaves out what only puts two others together', () => {
    const naming = createNaming()
    naming.set('a', { people: '', places: 'Geneva, Switzerland\nGeneva\nSwitzerland\nPalais des Nations' })
    naming.set('b', { people: '', places: 'Sucre, Bolivia' })
    expect(naming.of('place', 'a')).toEqual(['Geneva', 'Switzerland', 'Palais des Nations'])
    expect(naming.of('place', 'b')).toEqual(['Sucre, Bolivia'])
  })

  it('follows changes, and forgets what is gone', () => {
    const naming = createNaming()
    naming.set('a', { people: 'Ana Pérez', places: 'Lusaka' })
    naming.set('a', { people: 'Bakary Touré', places: '' })
    expect([naming.of('person', 'a'), naming.of('place', 'a')]).toEqual([['Bakary Touré'], []])
    naming.remove('a')
    expect(naming.has('a')).toBe(false)
    expect(naming.of('person', 'a')).toEqual([])
  })
})
