import { act, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RecordId } from '../../../shared/model/ids.ts'
import { recordKinds } from '../../../shared/model/record.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { aDocument, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { TabInSight } from '../../app/command-registry.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { RecordLinkById, RecordPicker, RecordTable, typeName, useRecords, useTrash } from './index.ts'

beforeAll(() => standInLayout())
afterEach(leavePage)

const library = () =>
  createFakeWorkbench([
    aMeeting(1, { title: 'Geneva workshop' }),
    aMeeting(2, { title: 'New York workshop' }),
    aDocument(3, { title: 'Geneva report' }),
  ])

describe('a picker of records', () => {
  function Picker({ onChange }: { onChange: (id: RecordId | null) => void }) {
    const [value, setValue] = useState<RecordId | null>(anId(2))
    return (
      <RecordPicker
        label="Meeting"
        kinds={['meeting']}
        value={value}
        onChange={(id) => {
          setValue(id)
          onChange(id)
        }}
      />
    )
  }
  const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Meeting' })

  test('shows the chosen record by its name', async () => {
    renderPage(<Picker onChange={() => undefined} />, library())
    await expect.poll(() => field().value).toBe('New York workshop')
  })

  test('finds records of its kinds only, and takes the one that is chosen', async () => {
    const change = vi.fn()
    renderPage(<Picker onChange={change} />, library())
    await expect.poll(() => field().value).toBe('New York workshop')
    act(() => field().focus())
    fireEvent.change(field(), { target: { value: 'geneva' } })
    const option = await screen.findByRole('option', { name: /Geneva workshop/ })
    expect(screen.queryByRole('option', { name: /Geneva report/ })).toBeNull()
    fireEvent.click(option)
    expect(change).toHaveBeenCalledWith(anId(1))
  })

  test('takes the choice away when it is emptied and left', async () => {
    const change = vi.fn()
    renderPage(<Picker onChange={change} />, library())
    await expect.poll(() => field().value).toBe('New York workshop')
    fireEvent.focus(field())
    fireEvent.change(field(), { target: { value: '' } })
    fireEvent.blur(field())
    expect(change).toHaveBeenCalledWith(null)
  })
})

describe('a link to a record', () => {
  test('opens it', async () => {
    renderPage(<RecordLinkById id={anId(1)} />, library())
    fireEvent.click(await screen.findByRole('button', { name: 'Geneva workshop' }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(1)}`)
  })

  test('says when it is gone', async () => {
    renderPage(<RecordLinkById id={anId(99)} />, library())
    expect(await screen.findByText('No longer in the library')).toBeDefined()
  })
})

describe('a list of records', () => {
  const many = createFakeWorkbench(
    Array.from({ length: 2300 }, (_, n) => aDocument(n + 1, { title: `Paper ${n}` })),
  )
  function Count() {
    const { rows, total } = useRecords({ kinds: ['document'] })
    return <p>{`${rows.length} of ${total}`}</p>
  }

  test('is read to its end, page after page', async () => {
    renderPage(<Count />, many)
    expect(await screen.findByText('2300 of 2300')).toBeDefined()
  })

  test('rests while its tab is hidden', async () => {
    const before = many.calls.length
    renderPage(
      <TabInSight value={false}>
        <Count />
      </TabInSight>,
      many,
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(many.calls.slice(before)).not.toContain('records.list')
  })

  test('says what went wrong and is tried again', async () => {
    const workbench = library()
    workbench.failNext('records.list', new Error('broken'))
    renderPage(
      <RecordTable
        label="Meetings"
        filter={{ kinds: ['meeting'] }}
        initialSort={{ key: 'title', descending: false }}
        empty="none"
        columns={[{ id: 'title', header: 'Title', width: '1fr', cell: (row: RecordSummary) => row.title }]}
      />,
      workbench,
    )
    expect(await screen.findByText('This cannot be shown')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Geneva workshop')).toBeDefined()
  })
})

describe('the Bin', () => {
  function Delete() {
    const trash = useTrash()
    return (
      <button type="button" onClick={() => void trash([{ id: anId(1), title: 'Geneva workshop' }])}>
        Delete
      </button>
    )
  }

  test('takes a record at once, closes its tab, and gives it back', async () => {
    const workbench = library()
    useWorkspace.getState().openRecord(anId(1))
    renderPage(<Delete />, workbench)
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
    expect(await screen.findByText('“Geneva workshop” is in the Bin now.')).toBeDefined()
    expect(workbench.kept.get(anId(1))?.trashedAt).toBeDefined()
    expect(useWorkspace.getState().tabs.map((tab) => tab.key)).toEqual(['home'])
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await expect.poll(() => workbench.kept.get(anId(1))?.trashedAt).toBeUndefined()
  })

  test('keeps the tab open where the record could not be taken', async () => {
    const workbench = library()
    workbench.failNext('records.trash', new Error('broken'))
    useWorkspace.getState().openRecord(anId(1))
    renderPage(<Delete />, workbench)
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
    expect(await screen.findByText(/Something unforeseen happened/)).toBeDefined()
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(1)}`)
  })
})

test('every kind of record has a name, with its type where it has one', () => {
  function Names() {
    const t = useT()
    return (
      <ul>
        {recordKinds.map((kind) => (
          <li key={kind}>{typeName(t, { kind })}</li>
        ))}
        <li>{typeName(t, { kind: 'document', type: 'final-report' })}</li>
        <li>{typeName(t, { kind: 'mechanism', type: 'irf' })}</li>
        <li>{typeName(t, { kind: 'meeting', type: 'something newer' })}</li>
      </ul>
    )
  }
  renderPage(<Names />, library())
  const names = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(names.slice(-3)).toEqual(['Final report', 'Inter-regional forum', 'Meeting'])
  expect(new Set(names.slice(0, recordKinds.length)).size).toBe(recordKinds.length)
})
