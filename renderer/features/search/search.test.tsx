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

  test('is narrowed by who is named, with counts', async () => {
    search('partnerships')
    const people = { [anId(1)]: ['Ana Pérez', 'Bakary Touré'], [anId(2)]: ['Ana Pérez'] }
    const records = [
      aDocument(1, { title: 'Partnerships report' }),
      aMeeting(2, { title: 'Partnerships two' }),
    ]
    renderPage(<SearchView />, createFakeWorkbench(records, { search: { people } }))
    const group = await screen.findByRole('group', { name: 'Person' })
    expect([...group.querySelectorAll('label')].map((label) => label.textContent)).toEqual([
      'Ana Pérez2',
      'Bakary Touré1',
    ])
    fireEvent.click(screen.getByRole('checkbox', { name: 'Bakary Touré 1' }))
    expect(await screen.findByText('One result for “partnerships”')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Take Person “Bakary Touré” away' })).toBeDefined()
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
    // What was typed narrows as well.
    act(() => search('type:pack workshop -status:draft'))
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

describe('a hit', () => {
  const withPassage = (passage: object) =>
    createFakeWorkbench([aDocument(1, { title: 'Partnerships report' })], {
      search: { snippets: { [anId(1)]: passage } },
    })

  test('tells where its passage stands, and what stood in for a misspelt word', async () => {
    search('partnerships')
    renderPage(
      <SearchView />,
      withPassage({
        snippet: { text: 'many partnerships', ranges: [[5, 17]] },
        place: { ranges: [[5, 17]], block: 'b7', number: '12 (a)' },
        similarTo: 'partnership',
      }),
    )
    const hit = await screen.findByRole('button', { name: /para\. 12 \(a\)/ })
    expect(hit.textContent).toContain('similar to “partnership”')
    expect(hit.textContent).toContain('many partnerships')
  })

  test('is opened at its passage', async () => {
    search('partnerships')
    const place = { ranges: [[5, 17]] as [number, number][], block: 'b7' }
    renderPage(<SearchView />, withPassage({ place }))
    fireEvent.click(await screen.findByRole('button', { name: /Partnerships report/ }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(1)}`)
    await expect.poll(() => useWorkspace.getState().found).toMatchObject({ id: anId(1), place })
  })

  test('lets its passage alone say which way it runs', async () => {
    search('partnerships')
    const text = 'الشراكات partnerships'
    renderPage(
      <SearchView />,
      withPassage({ snippet: { text, ranges: [[9, 21]] }, place: { ranges: [], number: '3' } }),
    )
    const passage = (await screen.findByText('para. 3')).parentElement
    expect(passage?.getAttribute('dir')).toBe('auto')
    // What a browser looks at for it: letters that are not isolated.
    const counted = [...(passage?.childNodes ?? [])].filter((node) => node.nodeName !== 'BDI')
    expect(
      counted
        .map((node) => node.textContent)
        .join('')
        .trim(),
    ).toBe(text)
  })

  test('without text says so', async () => {
    search('partnerships')
    renderPage(<SearchView />, withPassage({ withoutText: true }))
    expect(await screen.findByText(/No text layer/)).toBeDefined()
  })

  test('gives the focus to the next one by the arrow', async () => {
    search('partnerships')
    renderPage(<SearchView />, library())
    const hit = await screen.findByRole('button', { name: /Partnerships report/ })
    hit.focus()
    fireEvent.keyDown(hit, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toContain('Partnerships workshop')
  })
})

describe('what narrows', () => {
  test('is shown piece by piece, and each is taken away by itself', async () => {
    useWorkspace.setState({ searchText: 'partnerships', searchFilters: { kind: ['meeting'], tag: ['x'] } })
    renderPage(<SearchView />, library())
    const chips = await screen.findByRole('list', { name: 'What narrows the search' })
    expect(chips.textContent).toBe('Kind MeetingsTag x')
    fireEvent.click(screen.getByRole('button', { name: 'Take Tag “x” away' }))
    expect(await screen.findByText('One result for “partnerships”')).toBeDefined()
    expect(useWorkspace.getState().searchFilters).toEqual({ kind: ['meeting'] })
  })

  test('is taken out of the words where it was typed', async () => {
    search('partnerships status:draft')
    renderPage(<SearchView />, library())
    fireEvent.click(await screen.findByRole('button', { name: 'Take status “draft” away' }))
    expect(useWorkspace.getState().searchText).toBe('partnerships')
  })

  test('can be chosen without any words', async () => {
    useWorkspace.setState({ searchText: '', searchFilters: { kind: ['meeting'] } })
    renderPage(<SearchView />, library())
    expect(await screen.findByText('One result')).toBeDefined()
  })
})

describe('a saved search', () => {
  const notes = { id: 's1', name: 'Workshops', text: 'workshop', filters: {} }

  test('is saved under a name that is proposed', async () => {
    search('workshop')
    const workbench = library()
    renderPage(<SearchView />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Save this search' }))
    const name = await screen.findByRole('textbox', { name: 'Name of the search' })
    expect((name as HTMLInputElement).value).toBe('workshop')
    fireEvent.change(name, { target: { value: ' Workshops ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('button', { name: 'Saved as “Workshops”' })).toBeDefined()
    await expect
      .poll(() => workbench.settings().savedSearches)
      .toMatchObject([{ name: 'Workshops', text: 'workshop', filters: {} }])
  })

  test('is renamed, and deleted with a way back to where it stood', async () => {
    search('workshop')
    const other = { id: 's2', name: 'Other', text: 'other', filters: {} }
    const workbench = createFakeWorkbench([], { settings: { savedSearches: [notes, other] } })
    renderPage(<SearchView />, workbench)
    const button = await screen.findByRole('button', { name: 'Saved as “Workshops”' })
    fireEvent.click(button)
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    fireEvent.change(await screen.findByRole('textbox'), { target: { value: 'All workshops' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Saved as “All workshops”' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete the saved search' }))
    expect(await screen.findByRole('button', { name: 'Save this search' })).toBeDefined()
    await expect.poll(() => workbench.settings().savedSearches).toEqual([other])
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await expect
      .poll(() => workbench.settings().savedSearches?.map(({ name }) => name))
      .toEqual(['All workshops', 'Other'])
  })
})

describe('the empty page', () => {
  test('teaches by examples that the library has', async () => {
    useWorkspace.setState({ searchText: '', searchFilters: {} })
    const workbench = createFakeWorkbench([aDocument(1, { title: 'Migrants and cities' })], {
      search: { suggestions: [{ kind: 'value', key: 'type', text: 'type:note', from: 0, to: 5 }] },
    })
    renderPage(<SearchView />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: '"Migrants and cities"' }))
    expect(useWorkspace.getState().searchText).toBe('"Migrants and cities"')
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
