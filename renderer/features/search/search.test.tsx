import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { searchInput } from '../../../shared/contract/search.ts'
import { aDocument, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { hasFilters, noFilters, toggled, toSearchInput } from './search-filters.ts'
import { SearchView } from './SearchView.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const library = () =>
  createFakeWorkbench([
    aDocument(1, { title: 'Partnerships report' }),
    aMeeting(2, { title: 'Partnerships workshop' }),
    aDocument(3, { title: 'Something else' }),
  ])
const search = (text: string) => useWorkspace.setState({ searchText: text })

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
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Meetings' }))
    expect(await screen.findByText('One result for “partnerships”')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Take all filters away' }))
    expect(await screen.findByText('2 results for “partnerships”')).toBeDefined()
  })

  test('offers a way out where nothing matches', async () => {
    search('zebra')
    renderPage(<SearchView />, library())
    expect(await screen.findByText('Nothing matches')).toBeDefined()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Packs' }))
    expect(await screen.findAllByRole('button', { name: 'Take all filters away' })).not.toHaveLength(0)
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
    expect(toSearchInput('a', noFilters)).toEqual({ text: 'a', limit: 200 })
    expect(hasFilters(noFilters)).toBe(false)
  })

  test('make an input the contract takes, whatever was typed', () => {
    const input = toSearchInput('x'.repeat(9000), {
      ...noFilters,
      kinds: ['document'],
      statuses: ['draft'],
      languages: ['ar'],
      mechanismId: anId(1),
      from: 2010,
    })
    expect(searchInput.safeParse(input).success).toBe(true)
    expect(input.years).toEqual([2010, 9999])
    expect(hasFilters({ ...noFilters, until: 2015 })).toBe(true)
  })

  test('go in and out of a list', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  })
})
