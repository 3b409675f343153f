import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { standInLayout } from '../layout-stand-in.test-kit.ts'
import { nextRow, spanOf } from './row-keys.ts'
import { VirtualTable, type Column } from './VirtualTable.tsx'

interface Row {
  id: string
  title: string
}

const rows: Row[] = Array.from({ length: 10_000 }, (_, index) => ({
  id: `r${index}`,
  title: `Paper ${index}`,
}))
const columns: Column<Row, 'title'>[] = [
  { id: 'title', header: 'Title', width: '1fr', sortKey: 'title', cell: (row) => row.title },
  { id: 'id', header: 'Id', width: '5rem', cell: (row) => <button type="button">{row.id}</button> },
]

beforeAll(() => standInLayout())
afterEach(cleanup)

function Table(props: Partial<Parameters<typeof VirtualTable<Row, 'title'>>[0]>) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <VirtualTable
      label="Papers"
      rows={rows}
      columns={columns}
      idOf={(row) => row.id}
      onOpen={() => undefined}
      selected={selected}
      onSelect={setSelected}
      {...props}
    />
  )
}

const grid = () => screen.getByRole('grid', { name: 'Papers' })
const current = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')
const chosen = () => screen.queryAllByRole('row', { selected: true }).map((row) => row.textContent)

test('draws only the rows in sight and tells how many there are', () => {
  render(<Table />)
  expect(grid().getAttribute('aria-rowcount')).toBe('10001')
  expect(screen.getAllByRole('row').length).toBeLessThan(60)
})

test('opens the current row with Enter after moving with the arrows', () => {
  const open = vi.fn()
  render(<Table onOpen={open} />)
  fireEvent.keyDown(grid(), { key: 'ArrowDown' })
  fireEvent.keyDown(grid(), { key: 'ArrowDown' })
  fireEvent.keyDown(grid(), { key: 'ArrowUp' })
  fireEvent.keyDown(grid(), { key: 'Enter' })
  expect(open).toHaveBeenCalledWith(rows[1])
  expect(current()?.textContent).toContain('Paper 1')
})

test('opens a row that is clicked, but leaves a button inside it to itself', () => {
  const open = vi.fn()
  render(<Table onOpen={open} />)
  fireEvent.click(screen.getByRole('button', { name: 'r3' }))
  expect(open).not.toHaveBeenCalled()
  fireEvent.click(screen.getByText('Paper 3'))
  expect(open).toHaveBeenCalledWith(rows[3])
})

test('offers deletion of the current row', () => {
  const remove = vi.fn()
  render(<Table onDelete={remove} />)
  fireEvent.keyDown(grid(), { key: 'ArrowDown' })
  fireEvent.keyDown(grid(), { key: 'Delete' })
  expect(remove).toHaveBeenCalledWith(rows[1])
})

test('chooses rows with Space, with Control and with Shift', () => {
  render(<Table />)
  fireEvent.keyDown(grid(), { key: ' ' })
  expect(chosen()).toEqual(['Paper 0r0'])
  fireEvent.click(screen.getByText('Paper 2'), { ctrlKey: true })
  expect(chosen()).toEqual(['Paper 0r0', 'Paper 2r2'])
  fireEvent.click(screen.getByText('Paper 4'), { shiftKey: true })
  expect(chosen()).toEqual(['Paper 2r2', 'Paper 3r3', 'Paper 4r4'])
})

test('sorts by a column, and the other way when asked again', () => {
  const sort = vi.fn()
  const { rerender } = render(<Table sort={{ key: 'title', descending: false }} onSort={sort} />)
  const header = () => screen.getByRole('columnheader', { name: 'Title' })
  expect(header().getAttribute('aria-sort')).toBe('ascending')
  fireEvent.click(within(header()).getByRole('button'))
  expect(sort).toHaveBeenLastCalledWith({ key: 'title', descending: true })
  rerender(<Table sort={{ key: 'title', descending: true }} onSort={sort} />)
  expect(header().getAttribute('aria-sort')).toBe('descending')
  expect(within(screen.getByRole('columnheader', { name: 'Id' })).queryByRole('button')).toBeNull()
})

test('goes by pages and to the ends without leaving the table', () => {
  expect(nextRow('PageDown', 0, 100, 10)).toBe(10)
  expect(nextRow('PageUp', 4, 100, 10)).toBe(0)
  expect(nextRow('End', 4, 100, 10)).toBe(99)
  expect(nextRow('ArrowDown', 99, 100, 10)).toBe(99)
  expect(nextRow('x', 4, 100, 10)).toBeNull()
  expect(nextRow('ArrowDown', 0, 0, 10)).toBeNull()
  expect(spanOf(7, 3)).toEqual([3, 7])
})
