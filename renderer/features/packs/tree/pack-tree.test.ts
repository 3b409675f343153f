import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgendaItem } from '../../../../shared/model/meeting/v1.ts'
import type { PackEntry } from '../../../../shared/model/pack/v1.ts'
import {
  fromTree,
  inserted,
  isOutOfOrder,
  itemKey,
  moved,
  removed,
  standing,
  stepPlace,
  toTree,
  type Draft,
} from './pack-tree.ts'

const item = (id: string, number: string): AgendaItem => ({ id, number, title: `Item ${id}`, papers: [] })
const sheet = (id: string, agendaItemId?: string): PackEntry => ({
  id,
  type: 'divider',
  title: id,
  ...(agendaItemId && { agendaItemId }),
})
const draft: Draft = {
  entries: [sheet('cover'), sheet('a', 'one'), sheet('b', 'one'), sheet('c', 'three'), sheet('end')],
  agenda: [item('one', '1'), item('two', '2'), item('three', '3')],
}
/** As one line: `cover one(a b) two() three(c) end`. */
const drawn = (now: Draft) =>
  toTree(now)
    .map((root) =>
      root.type === 'item' ? `${root.item.id}(${root.entries.map(({ id }) => id).join(' ')})` : root.key,
    )
    .join(' ')
const keys = (...ids: string[]) => new Set(ids)
const move = (ids: string[], place: Parameters<typeof moved>[2]) => drawn(moved(draft, keys(...ids), place))

describe('the tree of a pack', () => {
  test('shows each item with its papers, and what belongs to none where it is bound', () => {
    expect(drawn(draft)).toBe('cover one(a b) two() three(c) end')
    expect(drawn({ ...draft, agenda: null })).toBe('cover a b c end')
    const between = { ...draft, entries: [sheet('a', 'one'), sheet('loose'), sheet('c', 'three')] }
    expect(drawn(between)).toBe('one(a) loose two() three(c)')
  })

  test('keeps a paper of an item that is gone where it is bound', () => {
    expect(drawn({ ...draft, entries: [sheet('a', 'one'), sheet('x', 'gone'), sheet('c', 'three')] })).toBe(
      'one(a) x two() three(c)',
    )
  })

  test('says when papers are bound in another order than their items, and puts them in order', () => {
    const other = { ...draft, entries: [sheet('c', 'three'), sheet('a', 'one')] }
    expect(isOutOfOrder(draft)).toBe(false)
    expect(isOutOfOrder(other)).toBe(true)
    expect(fromTree(toTree(other), other).entries.map(({ id }) => id)).toEqual(['a', 'c'])
  })
})

describe('what is taken elsewhere', () => {
  test('joins the item it is put under, and leaves the one it was in', () => {
    expect(move(['a'], { item: 'three', before: 'c' })).toBe('cover one(b) two() three(a c) end')
    expect(move(['cover'], { item: 'two', before: null })).toBe('one(a b) two(cover) three(c) end')
    expect(move(['a'], { item: null, before: itemKey('one') })).toBe('cover a one(b) two() three(c) end')
    expect(moved(draft, keys('a'), { item: null, before: 'cover' }).entries[0]).toEqual(sheet('a'))
  })

  test('stays together, in the order it stood', () => {
    expect(move(['c', 'a'], { item: 'two', before: null })).toBe('cover one(b) two(a c) three() end')
    expect(move(['a', 'b'], { item: 'one', before: 'a' })).toBe(drawn(draft))
  })

  test('between two items goes under the first where that has no papers yet', () => {
    expect(move(['a'], { item: null, before: itemKey('three') })).toBe('cover one(b) two(a) three(c) end')
    expect(move(['a'], { item: null, before: itemKey('two') })).toBe('cover one(b) a two() three(c) end')
    expect(move(['a'], { item: null, before: null })).toBe('cover one(b) two() three(c) end a')
  })

  test('takes an item along with its papers and counts the agenda anew', () => {
    const after = moved(draft, keys(itemKey('three'), 'c'), { item: null, before: itemKey('one') })
    expect(drawn(after)).toBe('cover three(c) one(a b) two() end')
    expect(after.agenda?.map(({ number }) => number)).toEqual(['1', '2', '3'])
    const named = { ...draft, agenda: [item('one', '1 (a)'), item('two', '2'), item('three', '3')] }
    const kept = moved(named, keys(itemKey('three')), { item: null, before: itemKey('one') })
    expect(kept.agenda?.map(({ number }) => number)).toEqual(['3', '1 (a)', '2'])
  })

  test('does not put one item under another', () => {
    expect(moved(draft, keys(itemKey('one')), { item: 'two', before: null })).toBe(draft)
  })
})

test('what is new is put where it was let go', () => {
  expect(drawn(inserted(draft, [sheet('x'), sheet('y')], { item: 'one', before: 'b' }))).toBe(
    'cover one(a x y b) two() three(c) end',
  )
  expect(drawn(inserted({ entries: [], agenda: null }, [sheet('x')], { item: null, before: null }))).toBe('x')
})

test('what is removed goes, an item with its papers', () => {
  expect(drawn(removed(draft, keys('a', itemKey('three'))))).toBe('cover one(b) two() end')
})

describe('Alt and an arrow', () => {
  const walk = (start: Draft, key: string, step: -1 | 1) => {
    const seen = [drawn(start)]
    for (
      let now = start, place = stepPlace(now, keys(key), step);
      place;
      place = stepPlace(now, keys(key), step)
    ) {
      now = moved(now, keys(key), place)
      seen.push(drawn(now))
      if (seen.length > 20) break
    }
    return seen
  }

  test('lead an entry through every item to the end and back', () => {
    const down = walk(draft, 'cover', 1)
    expect(down).toEqual([
      'cover one(a b) two() three(c) end',
      'one(cover a b) two() three(c) end',
      'one(a cover b) two() three(c) end',
      'one(a b cover) two() three(c) end',
      'one(a b) two(cover) three(c) end',
      'one(a b) two() three(cover c) end',
      'one(a b) two() three(c cover) end',
      'one(a b) two() three(c) cover end',
      'one(a b) two() three(c) end cover',
    ])
    const last = { ...draft, entries: [...draft.entries.slice(1), sheet('cover')] }
    expect(walk(last, 'cover', -1)).toEqual(down.toReversed())
  })

  test('move an item past its neighbours', () => {
    expect(walk(draft, itemKey('two'), -1)).toEqual([
      'cover one(a b) two() three(c) end',
      'cover two() one(a b) three(c) end',
    ])
    expect(walk(draft, itemKey('three'), 1)).toHaveLength(1)
  })
})

test('where something stands is told by its place among its siblings', () => {
  expect(standing(draft, 'b')).toMatchObject({ place: 2, count: 2, item: { id: 'one' } })
  expect(standing(draft, itemKey('two'))).toEqual({ place: 3, count: 5, item: null })
  expect(standing(draft, 'nobody')).toBeNull()
})

test('whatever is moved where, no entry is lost or doubled, and what was drawn is what is kept', () => {
  const ids = ['cover', 'a', 'b', 'c', 'end', itemKey('one'), itemKey('two'), itemKey('three')]
  const step = fc.record({
    keys: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }),
    item: fc.constantFrom('one', 'two', 'three', null),
    before: fc.constantFrom(...ids, null),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let now = draft
      for (const { keys: marked, ...place } of steps) now = moved(now, new Set(marked), place)
      expect(now.entries.map(({ id }) => id).toSorted()).toEqual(draft.entries.map(({ id }) => id).toSorted())
      expect(now.agenda?.map(({ id }) => id).toSorted()).toEqual(['one', 'three', 'two'])
      expect(isOutOfOrder(now)).toBe(false)
      expect(drawn(fromTree(toTree(now), now))).toBe(drawn(now))
    }),
  )
})
