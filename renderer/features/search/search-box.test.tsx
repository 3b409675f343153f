import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SearchSuggestion } from '../../../shared/contract/search.ts'
import { aDocument } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { SearchBox } from './SearchBox.tsx'

beforeEach(() => useWorkspace.setState({ searchText: '', searchFilters: {} }))
afterEach(leavePage)

const keys: SearchSuggestion[] = [
  { kind: 'key', key: 'type', text: 'type:', from: 4, to: 6 },
  { kind: 'key', key: 'tag', text: 'tag:', from: 4, to: 6 },
]
const values: SearchSuggestion[] = [
  { kind: 'value', key: 'type', text: 'type:final-report', from: 4, to: 10 },
]
const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Search the library' })
const typed = (text: string) => {
  box().focus()
  fireEvent.change(box(), { target: { value: text } })
}
const press = (key: string) => fireEvent.keyDown(box(), { key })
const shown = (suggestions: readonly SearchSuggestion[]) =>
  renderPage(<SearchBox />, createFakeWorkbench([aDocument(1)], { search: { suggestions } }))

describe('the search box', () => {
  test('searches for what was typed, at once with Enter', async () => {
    shown([])
    typed('cities')
    press('Enter')
    expect(useWorkspace.getState()).toMatchObject({ searchText: 'cities', activeKey: 'search' })
    typed('cities and')
    await expect.poll(() => useWorkspace.getState().searchText).toBe('cities and')
  })

  test('lists what can be written, and says what it does', async () => {
    shown(keys)
    typed('and ty')
    const [type, tag] = await screen.findAllByRole('option')
    expect([type?.textContent, tag?.textContent]).toEqual(['type:kind of record', 'tag:a tag'])
    expect(box().getAttribute('aria-expanded')).toBe('true')
    expect(box().getAttribute('aria-activedescendant')).toBeNull()
  })

  test('goes through the list by the arrows, round its ends, and puts in what is chosen', async () => {
    shown(keys)
    typed('and ty')
    const options = await screen.findAllByRole('option')
    press('ArrowDown')
    expect(box().getAttribute('aria-activedescendant')).toBe(options[0]?.id)
    press('ArrowUp')
    expect(box().getAttribute('aria-activedescendant')).toBeNull()
    press('ArrowUp')
    expect(box().getAttribute('aria-activedescendant')).toBe(options[1]?.id)
    press('Enter')
    expect(box().value).toBe('and tag:')
    expect(box().selectionStart).toBe(8)
  })

  test('names a value that is a code, and goes on behind it', async () => {
    shown(values)
    typed('and type:f or')
    fireEvent.mouseDown(await screen.findByRole('option', { name: /Final report/ }))
    expect(box().value).toBe('and type:final-report or')
    expect(box().selectionStart).toBe('and type:final-report '.length)
  })

  test('says how many records have a value', async () => {
    shown([{ kind: 'value', key: 'person', text: 'person:Ana', from: 0, to: 8, count: 12 }])
    typed('person:a')
    expect((await screen.findByRole('option')).textContent).toBe('person:Ana12 records')
  })

  test('leaves its list with Escape, and its words with another', async () => {
    shown(keys)
    typed('and ty')
    await screen.findAllByRole('option')
    press('Escape')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(box().value).toBe('and ty')
    press('Escape')
    expect(box().value).toBe('')
  })

  test('searches with Enter where the list is open and nothing in it was gone to', async () => {
    shown(keys)
    typed('and ty')
    await screen.findAllByRole('option')
    press('Enter')
    expect(useWorkspace.getState().searchText).toBe('and ty')
    expect(screen.queryByRole('listbox')).toBeNull()
  })
})

describe('what was searched for lately', () => {
  const used = () => {
    const workbench = createFakeWorkbench([aDocument(1)], {
      settings: { recentSearches: ['cities', 'Puebla Process'] },
    })
    renderPage(<SearchBox />, workbench)
    return workbench
  }

  test('is offered in the empty box, by the arrow or a click, and is searched for again', async () => {
    used()
    await expect
      .poll(() => {
        press('ArrowDown')
        return screen.queryAllByRole('option').map((option) => option.textContent)
      })
      .toEqual(['citiessearched for before', 'Puebla Processsearched for before'])
    press('ArrowDown')
    press('ArrowDown')
    press('Enter')
    expect(useWorkspace.getState()).toMatchObject({ searchText: 'Puebla Process', activeKey: 'search' })
    expect(screen.queryByRole('listbox')).toBeNull()
  })

  test('waits to be asked for where Escape has emptied the box', async () => {
    used()
    fireEvent.click(box())
    await screen.findAllByRole('option')
    typed('somewhere')
    press('Escape')
    expect(box().value).toBe('')
    expect(screen.queryByRole('listbox')).toBeNull()
    press('ArrowDown')
    expect(screen.getByRole('listbox', { name: 'Searched for lately' })).toBeDefined()
  })

  test('is what Enter was pressed for, once and the last one first', async () => {
    const workbench = used()
    fireEvent.click(box())
    await screen.findAllByRole('option')
    for (const text of ['Puebla Process', ' borders ']) {
      typed(text)
      press('Enter')
    }
    await expect
      .poll(() => workbench.settings().recentSearches)
      .toEqual(['borders', 'Puebla Process', 'cities'])
  })
})
