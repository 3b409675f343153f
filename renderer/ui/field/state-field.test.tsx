import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { standInLayout } from '../layout-stand-in.test-kit.ts'
import { StateField } from './StateField.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

function show(fields: { value?: string; likely?: string[]; language?: 'en' | 'fr' } = {}) {
  const chosen: (string | null)[] = []
  renderPage(
    <StateField
      label="State"
      value={fields.value ?? null}
      likely={fields.likely ?? []}
      onChange={(code) => chosen.push(code)}
    />,
    createFakeWorkbench(),
    fields.language ?? 'en',
  )
  return chosen
}
function type(text: string) {
  const field = screen.getByRole('combobox', { name: 'State' })
  act(() => field.focus())
  fireEvent.change(field, { target: { value: text } })
  return screen.queryAllByRole('option').map((option) => option.textContent)
}

test('offers States whose name begins with what is typed before those that hold it', () => {
  show()
  expect(type('guin').slice(0, 2)).toEqual(['GuineaGN', 'Guinea-BissauGW'])
  expect(type('guin')).toContain('Equatorial GuineaGQ')
})

test('names them in the language of the page, and knows the others', () => {
  show({ language: 'fr' })
  expect(type('allem')).toEqual(['AllemagneDE'])
  expect(type('Germany')).toEqual(['AllemagneDE'])
})

test('knows a code, and what may be meant by a slip', () => {
  show()
  expect(type('ch')).toContain('SwitzerlandCH')
  expect(type('Swizerland')).toContain('SwitzerlandCH')
})

test('gives the code of what is chosen', () => {
  const chosen = show()
  type('Kenya')
  fireEvent.click(screen.getByRole('option', { name: /Kenya/ }))
  expect(chosen).toEqual(['KE'])
})

test('offers those that take part already first while nothing is typed', () => {
  show({ likely: ['ZM', 'AD'] })
  const field = screen.getByRole('combobox', { name: 'State' })
  act(() => field.focus())
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  const names = screen.getAllByRole('option').map((option) => option.textContent)
  expect(names.slice(0, 3)).toEqual(['AndorraAD', 'ZambiaZM', 'AfghanistanAF'])
})

test('takes the State away when the field is emptied and left', () => {
  const chosen = show({ value: 'KE' })
  const field = screen.getByRole('combobox', { name: 'State' })
  expect(field).toHaveProperty('value', 'Kenya')
  type('')
  fireEvent.keyDown(field, { key: 'Tab' })
  act(() => field.blur())
  expect(chosen).toEqual([null])
})

test('keeps the State when the field was emptied and something else was typed that is none', () => {
  const chosen = show({ value: 'KE' })
  const field = screen.getByRole('combobox', { name: 'State' })
  type('')
  type('zzz')
  act(() => field.blur())
  expect(chosen).toEqual([])
})
