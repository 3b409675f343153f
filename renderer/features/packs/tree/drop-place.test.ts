import { expect, test } from 'vitest'
import { placeBehind, toPlace } from './drop-place.ts'
import { itemKey, type Draft } from './pack-tree.ts'

const draft: Draft = {
  entries: [
    { id: 'front', type: 'divider', title: 'front' },
    { id: 'a', type: 'divider', title: 'a', agendaItemId: 'one' },
    { id: 'b', type: 'divider', title: 'b', agendaItemId: 'one' },
  ],
  agenda: [
    { id: 'one', number: '1', title: 'One', papers: [] },
    { id: 'two', number: '2', title: 'Two', papers: [] },
  ],
}
const at = (key: string, dropPosition: 'on' | 'before' | 'after') =>
  toPlace(draft, { type: 'item', key, dropPosition })

test('what is let go on an item goes under it, and on an entry nowhere', () => {
  expect(at(itemKey('two'), 'on')).toEqual({ item: 'two', before: null })
  expect(at('a', 'on')).toBeNull()
  expect(at('front', 'on')).toBeNull()
})

test('what is let go between two rows goes between them', () => {
  expect(at('b', 'before')).toEqual({ item: 'one', before: 'b' })
  expect(at('a', 'after')).toEqual({ item: 'one', before: 'b' })
  expect(at('b', 'after')).toEqual({ item: 'one', before: null })
  expect(at('front', 'after')).toEqual({ item: null, before: itemKey('one') })
  expect(at(itemKey('two'), 'after')).toEqual({ item: null, before: null })
  expect(toPlace(draft, { type: 'root' })).toEqual({ item: null, before: null })
  expect(at('nobody', 'after')).toBeNull()
})

test('what is added goes behind what is marked', () => {
  expect(placeBehind(draft, itemKey('one'))).toEqual({ item: 'one', before: null })
  expect(placeBehind(draft, 'a')).toEqual({ item: 'one', before: 'b' })
  expect(placeBehind(draft, null)).toEqual({ item: null, before: null })
})
