import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { searchInput } from '../../../shared/contract/search.ts'
import { aDocument, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import {
  hasFilters,
  noFilters,
  sameSearch,
  toggled,
  toSearchInput,
  typedFilters,
  withoutPart,
} from './search-filters.ts'
import { SearchView } from './SearchView.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const library = () =>
  createFakeWorkbench([
    aDocument(1, { title: 'Partnerships report' }),
    aMeeting(2, { title: 'Partnerships workshop' }),
    aDocument(3, { title: 'Something else' }),
  ])
const search = (text: string) => useWorkspace.setState({ searchText: text, searchFilters: {} })

describe('the results page', () => {
  test('asks what is looked for while nothing is', () => {
    renderPage(<SearchView />, library())
    expect(screen.getByText('What are you looking for?')).toBeDefined()
  })

  test('tells how many were found and marks what was found in them', async () => {
    search('partnerships')
    renderPage(<SearchView />, library())
    expect(await screen.findByText('2 results for “partnerships”')).toBeDefined()
    expect(screen.getAllByText('Partnerships', { selector: 'mark' })).toHaveLength(2)
    expect(screen.queryByText('Something else')).toBeNull()
  })

  test('is narrowed by kind, and widened again', async () => {
    search('partnerships')
    renderPage(<SearchView />, library())
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Meetings 1' }))
    expect(await screen.findByText('One result for “partnerships”')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Take all filters away' }))
    expect(await screen.findByText('2 results for “partnerships”')).toBeDefined()
  })

  test('offers a way out where nothing matches', async () => {
    search('zebra')
    renderPage(<SearchView />, library())
    expect(await screen.findByText('Nothing matches')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Take all filters away' })).toBeNull()
    act(() => useWorkspace.setState({ searchText: 'workshop', searchFilters: { kind: ['pack'] } }))
    expect(await screen.findByText('Nothing matches')).toBeDefined()
    fireEvent.click(screen.getAllByRole('button', { name: 'Take all filters away' }).at(-1)!)
    expect(await screen.findByText('One result for “workshop”')).toBeDefined()
  })

  test('opens what is chosen', async () => {
    search('workshop')
    renderPage(<SearchView />, library())
    fireEvent.click(await screen.findByRole('button', { name: /Partnerships workshop/ }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(2)}`)
  })

  test('says what went wrong and lets it be tried again', async () => {
    search('partnerships')
    const workbench = library()
    workbench.failNext('search.query', new Error('broken'))
    renderPage(<SearchView />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('2 results for “partnerships”')).toBeDefined()
  })
})

describe('filters', () => {
  test('that are not set narrow nothing', () => {
    expect(toSearchInput('a', noFilters)).toEqual({ text: 'a' })
    expect(hasFilters(noFilters)).toBe(false)
  })

  test('make an input the contract takes, whatever was kept or typed', () => {
    const input = toSearchInput('x'.repeat(3000), {
      kind: ['document', 'no kind of this version'],
      language: ['fr'],
      year: ['2014..'],
      mechanism: [anId(4)],
      tag: ['cities'],
      'no facet of this version': ['a'],
    })
    expect(searchInput.parse(input)).toMatchObject({
      kinds: ['document'],
      languages: ['fr'],
      years: [2014, 9999],
      mechanismId: anId(4),
      tags: ['cities'],
    })
    expect(toSearchInput('a', { year: ['abc'], mechanism: ['none'] })).toEqual({ text: 'a' })
  })

  test('take a second value beside the first, but one year or mechanism only', () => {
    const two = toggled(toggled(noFilters, 'status', 'draft'), 'status', 'final')
    expect(two).toEqual({ status: ['draft', 'final'] })
    expect(toggled(toggled(two, 'status', 'draft'), 'status', 'final')).toEqual({})
    expect(toggled(toggled(noFilters, 'year', '2014'), 'year', '2015')).toEqual({ year: ['2015'] })
  })

  test('typed into the words are taken out of them one by one', () => {
    const text = 'cities tipo:informe -status:draft partnerships'
    const [type, status] = typedFilters(text)
    expect([type?.key, type?.value, status?.negated]).toEqual(['type', 'informe', true])
    expect(withoutPart(text, type!)).toBe('cities -status:draft partnerships')
    expect(withoutPart(text, status!)).toBe('cities tipo:informe partnerships')
  })

  test('and words ask the same however they were put together', () => {
    expect(
      sameSearch(
        { text: ' a ', filters: { tag: [], status: ['draft'] } },
        { text: 'a', filters: { status: ['draft'] } },
      ),
    ).toBe(true)
    expect(sameSearch({ text: 'a', filters: {} }, { text: 'a', filters: { tag: ['b'] } })).toBe(false)
  })
})
