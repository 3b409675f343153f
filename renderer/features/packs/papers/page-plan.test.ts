import { describe, expect, test } from 'vitest'
import { planPages } from './page-plan.ts'

const counted = (id: string, pages: number | null) => ({ id, title: id, pages })
const shown = (plan: ReturnType<typeof planPages>) =>
  Object.fromEntries(
    [...plan.spans].map(([id, { first, last }]) => [id, first === last ? first : `${first}–${last}`]),
  )

const bare = { contents: 'none' } as const

describe('the pages of a pack while it is put together', () => {
  test('run on behind cover and agenda', () => {
    const plan = planPages([counted('a', 3), counted('b', 1)], 2, [], bare)
    expect(shown(plan)).toEqual({ a: '3–5', b: '6' })
    expect(plan).toMatchObject({ pages: 6, isSure: true, withdrawn: [] })
  })

  test('are not sure behind a paper nobody has counted, nor before the pack was built once', () => {
    const plan = planPages([counted('a', 3), counted('b', null), counted('c', 2)], 2, [], bare)
    expect([...plan.spans.values()].map(({ isSure }) => isSure)).toEqual([true, true, false])
    expect(plan.spans.get('b')?.pages).toBeNull()
    expect(plan.isSure).toBe(false)
    expect(planPages([counted('a', 3)], null, [], bare).isSure).toBe(false)
  })

  test('begin at 1 behind the agenda where they are counted so, however long it is', () => {
    const plan = planPages([counted('a', 3), counted('b', 1)], null, [], {
      ...bare,
      numbering: 'after-agenda',
    })
    expect(shown(plan)).toEqual({ a: '1–3', b: '4' })
    expect(plan.isSure).toBe(true)
  })

  test('run on behind contents too, and nothing that was issued moves for them', () => {
    const contents = 'page' as const
    // Before the first build a cover, an agenda and contents of one page each are as good a guess as any.
    expect(shown(planPages([counted('a', 3)], null, [], { contents }))).toEqual({ a: '4–6' })
    expect(shown(planPages([counted('a', 3)], 5, [], { contents }))).toEqual({ a: '6–8' })
    const issued = [
      { entryId: '', title: '', labels: ['1', '2'] },
      { entryId: 'front/contents', title: 'Contents', labels: ['3'] },
      { entryId: 'x', title: 'x', labels: ['4'] },
      { entryId: 'a', title: 'a', labels: ['5'] },
    ]
    for (const choice of ['page', 'none'] as const) {
      const plan = planPages([counted('a', 1), counted('b', 1)], null, issued, { contents: choice })
      expect(shown(plan)).toEqual({ a: '5', b: '6' })
      expect(plan.withdrawn).toEqual([{ id: 'x', title: 'x', label: '4', behind: '' }])
    }
  })

  test('keep the labels of the last issue: a late paper comes between, one taken out leaves its slip', () => {
    const issued = [
      { entryId: '', title: '', labels: ['1', '2'] },
      { entryId: 'a', title: 'a', labels: ['3', '4'] },
      { entryId: 'b', title: 'b', labels: ['5'] },
      { entryId: 'c', title: 'c', labels: ['6'] },
    ]
    const plan = planPages([counted('a', 2), counted('late', 2), counted('c', 1)], null, issued, bare)
    expect(shown(plan)).toEqual({ a: '3–4', late: '5.1–5.2', c: '6' })
    expect(plan.spans.get('late')?.isLate).toBe(true)
    expect(plan.spans.get('c')).toMatchObject({ isLate: false, isSure: true })
    expect(plan.withdrawn).toEqual([{ id: 'b', title: 'b', label: '5', behind: 'a' }])
  })
})
