import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { packV1, type PackEntry, type PackV1 } from '../../../shared/model/pack/v1.ts'
import { aDocument, aMeeting, anAttachment, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { PackPage } from './PackPage.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const entries: PackEntry[] = [
  { id: 'e1', type: 'document', recordId: anId(1), agendaItemId: 'one' },
  { id: 'e2', type: 'divider', title: 'Annexes', agendaItemId: 'one' },
  { id: 'e3', type: 'attachment', recordId: anId(2) },
]

const pack: PackV1 = packV1.parse({
  id: anId(9),
  kind: 'pack',
  title: 'Papers for Geneva',
  language: 'en',
  meetingId: anId(8),
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  tags: [],
  entries,
  issues: [],
})

const library = (fields: Partial<PackV1> = {}) =>
  createFakeWorkbench([
    { ...pack, ...fields },
    aDocument(1, { title: 'Agenda' }),
    anAttachment(2, { title: 'Annex from Bern' }),
    aMeeting(8, {
      title: 'Geneva',
      dates: { start: '2026-10-08', end: '2026-10-08' },
      agenda: [
        { id: 'one', number: '1', title: 'Opening', start: '10:00', duration: 30, ask: 'note', papers: [] },
        { id: 'two', number: '2', title: 'Debate', presenter: 'Chair', duration: 90, papers: [] },
      ],
    }),
  ])
const kept = (workbench: FakeWorkbench) => {
  const record = workbench.kept.get(anId(9))?.record
  return record?.kind === 'pack'
    ? record.entries.map(({ id, agendaItemId = '-' }) => `${agendaItemId}/${id}`).join(' ')
    : ''
}
const agendaOf = (workbench: FakeWorkbench) => {
  const record = workbench.kept.get(anId(8))?.record
  return record?.kind === 'meeting' ? record.agenda : []
}
const titleOf = (workbench: FakeWorkbench, n: number) => {
  const record = workbench.kept.get(anId(n))?.record
  return record && 'title' in record ? record.title : ''
}
const tree = () => screen.findByRole('treegrid', { name: /in the order they are bound/ })
const row = async (name: string | RegExp) => within(await tree()).findByRole('row', { name })
const press = async (name: string | RegExp, key: string, init: object = {}) => {
  const found = await row(name)
  found.focus()
  fireEvent.keyDown(found, { key, ...init })
}
const fromMenu = async (of: string, item: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name: `More on ${of}` }))
  fireEvent.click(await screen.findByRole('menuitem', { name: item }))
}

describe('the tree of a pack', () => {
  test('shows the agenda with clock times, asks and presenters, and the papers under their items', async () => {
    renderPage(<PackPage id={anId(9)} />, library())
    expect((await row('1. Opening')).textContent).toMatch(/10:00–10:30 · 30 min.*Take note/)
    expect((await row('2. Debate')).textContent).toMatch(/10:30–12:00 · 1 h 30.*Chair.*No paper/)
    expect((await row('Agenda')).getAttribute('aria-level')).toBe('2')
    expect((await row('Annex from Bern')).getAttribute('aria-level')).toBe('1')
  })

  test('counts pages and says which they will be, and what was found in a file', async () => {
    renderPage(<PackPage id={anId(9)} />, library())
    const annex = await row('Annex from Bern')
    await expect.poll(() => annex.textContent).toMatch(/3 pages/)
    fireEvent.click(within(annex).getByRole('button', { name: /What was found in Annex from Bern/ }))
    expect((await screen.findByRole('dialog')).textContent).toMatch(/does not say which language it is in/)
  })

  test('moves an entry by Alt and the arrows from item to item, says where it is, and back by undoing', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await press('Annexes', 'ArrowDown', { altKey: true })
    await expect.poll(() => kept(workbench)).toBe('one/e1 two/e2 -/e3')
    expect(screen.getByText('Annexes is now number 1 of 1 under item 2')).toBeDefined()
    await press('Annexes', 'z', { ctrlKey: true })
    await expect.poll(() => kept(workbench)).toBe('one/e1 one/e2 -/e3')
    await press('Annexes', 'z', { ctrlKey: true, shiftKey: true })
    await expect.poll(() => kept(workbench)).toBe('one/e1 two/e2 -/e3')
  })

  test('takes back nothing over what another window saved and has not told of yet', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await press('Annexes', 'ArrowDown', { altKey: true })
    await expect.poll(() => kept(workbench)).toBe('one/e1 two/e2 -/e3')
    const held = workbench.kept.get(anId(9))!
    const theirs: PackEntry = { id: 'theirs', type: 'divider', title: 'Theirs' }
    const changed = packV1.parse(held.record)
    workbench.kept.set(anId(9), {
      ...held,
      record: { ...changed, entries: [...changed.entries, theirs] },
    })
    await press('Annexes', 'z', { ctrlKey: true })
    expect(await screen.findByText(/^The pack was changed elsewhere since/)).toBeDefined()
    expect(await row('Theirs')).toBeDefined()
    expect(kept(workbench)).toBe('one/e1 two/e2 -/e3 -/theirs')
  })

  test('moves an item with its papers; the agenda of the meeting follows, and its clock', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await press('2. Debate', 'ArrowUp', { altKey: true })
    await expect
      .poll(() => agendaOf(workbench).map(({ id, number }) => `${number} ${id}`))
      .toEqual(['1 two', '2 one'])
    expect((await row('2. Opening')).textContent).toMatch(/10:00–10:30/)
    fireEvent.click(screen.getByRole('button', { name: /^Undo: move/ }))
    await expect.poll(() => agendaOf(workbench).map(({ id }) => id)).toEqual(['one', 'two'])
  })

  test('takes out what is marked, several at once, and puts it back', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await press('Annexes', ' ')
    await press('Annex from Bern', ' ', { ctrlKey: true })
    await press('Annexes', 'Delete')
    await expect.poll(() => kept(workbench)).toBe('one/e1')
    expect(await screen.findByText('2 entries were taken out of the pack.')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: /^Undo: take 2 entries out/ }))
    await expect.poll(() => kept(workbench)).toBe('one/e1 one/e2 -/e3')
  })

  test('renames in place: a divider in the pack, a file in the library, an item in the agenda', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    const write = async (key: string, field: string, text: string) => {
      await press(key, 'F2')
      const input = await screen.findByRole('textbox', { name: field })
      fireEvent.change(input, { target: { value: text } })
      fireEvent.keyDown(input, { key: 'Enter' })
    }
    await write('Annexes', 'Name', 'Annexes received')
    expect(await row('Annexes received')).toBeDefined()
    await write('Annex from Bern', 'Name', 'Host city')
    await expect.poll(() => titleOf(workbench, 2)).toBe('Host city')
    await write('2. Debate', 'Title of the item', 'General debate')
    await expect.poll(() => agendaOf(workbench)[1]?.title).toBe('General debate')
  })

  test('takes every key: the first letter behind F2 is of the name, and what follows Enter is for the row', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    const renamed = await row('Annexes')
    // No frame is drawn between one key and the next, as on a machine that is busy.
    const frames = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0)
    await press('Annexes', 'F2')
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
    expect(document.activeElement).toBe(input)
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe('Annexes')
    fireEvent.change(input, { target: { value: 'Received' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(document.activeElement).toBe(renamed)
    fireEvent.keyDown(renamed, { key: 'ArrowDown', altKey: true })
    frames.mockRestore()
    await expect.poll(() => kept(workbench)).toBe('one/e1 two/e2 -/e3')
    expect(document.activeElement).toBe(await row('Received'))
  })

  test('makes a document of a Word file that is in the pack, says what it has not, and takes it back', async () => {
    const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    const workbench = library()
    const held = workbench.kept.get(anId(2))!
    workbench.kept.set(anId(2), { ...held, record: anAttachment(2, { title: 'Annex from Bern', mediaType }) })
    renderPage(<PackPage id={anId(9)} />, workbench)
    await row('Annex from Bern')
    const entry = () => {
      const record = workbench.kept.get(anId(9))?.record
      return record?.kind === 'pack' ? record.entries.find(({ id }) => id === 'e3') : undefined
    }
    await fromMenu('Annex from Bern', 'Make a document of it')
    await expect.poll(entry).toMatchObject({ type: 'document' })
    expect(await screen.findByText(/is a document now.*Not carried over: comments\./)).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: /^Undo: make a document/ }))
    await expect.poll(entry).toEqual(entries[2])
  })

  test('changes everything an item says in one dialog, as one step', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await row('1. Opening')
    await fromMenu('Opening', 'Edit the item…')
    const dialog = within(await screen.findByRole('dialog', { name: 'Agenda item' }))
    fireEvent.change(dialog.getByRole('textbox', { name: 'Start' }), { target: { value: '9h30' } })
    fireEvent.change(dialog.getByRole('textbox', { name: 'Length' }), { target: { value: 'long' } })
    expect(dialog.getByText('A length such as 45 or 1:30')).toBeDefined()
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
    fireEvent.change(dialog.getByRole('textbox', { name: 'Length' }), { target: { value: '1:15' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await expect.poll(() => agendaOf(workbench)[0]).toMatchObject({ start: '09:30', duration: 75 })
    fireEvent.click(screen.getByRole('button', { name: /^Undo: change an item/ }))
    await expect.poll(() => agendaOf(workbench)[0]).toMatchObject({ start: '10:00', duration: 30 })
  })

  test('inserts a blank page, makes two of it, and one again by undoing', async () => {
    const workbench = library()
    const blanks = () => {
      const record = workbench.kept.get(anId(9))?.record
      return record?.kind === 'pack'
        ? record.entries.flatMap((entry) => (entry.type === 'blank' ? entry.count : []))
        : []
    }
    renderPage(<PackPage id={anId(9)} />, workbench)
    await row('Annexes')
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Insert a blank page' }))
    expect((await row('Blank page')).textContent).toMatch(/1 page/)
    await fromMenu('Blank page', 'One page more')
    expect((await row('2 blank pages')).textContent).toMatch(/2 pages/)
    await expect.poll(blanks).toEqual([2])
    fireEvent.click(screen.getByRole('button', { name: /^Undo: change the number of blank pages/ }))
    await expect.poll(blanks).toEqual([1])
  })

  test('adds a divider behind what is marked, and asks for its name at once', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await press('Agenda', ' ')
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Divider' }))
    const name = await screen.findByRole('textbox', { name: 'Name' })
    fireEvent.change(name, { target: { value: 'Background' } })
    fireEvent.keyDown(name, { key: 'Enter' })
    await expect.poll(() => kept(workbench)).toMatch(/^one\/e1 one\/[\w-]{36} one\/e2 -\/e3$/)
    expect(await row('Background')).toBeDefined()
  })

  test('says so when papers are bound in another order than their items, and puts them in order', async () => {
    const workbench = library({ entries: [{ ...entries[0]!, agendaItemId: 'two' }, entries[1]!] })
    renderPage(<PackPage id={anId(9)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Put in the order of the agenda' }))
    await expect.poll(() => kept(workbench)).toBe('one/e2 two/e1')
    expect(screen.queryByText(/bound in another order/)).toBeNull()
  })

  test('keeps the labels of an issue: a late paper comes between, one taken out leaves a slip', async () => {
    const issue = {
      number: 1,
      issuedAt: '2026-03-02T09:00:00.000Z',
      sha256: pack.issues[0]?.sha256 ?? 'a'.repeat(64),
      pages: 6,
      entries: [
        { entryId: '', title: '', labels: ['1', '2'] },
        { entryId: 'e0', title: 'Old paper', labels: ['3'] },
        { entryId: 'e1', title: 'Agenda', labels: ['4', '5'] },
        { entryId: 'e3', title: 'Annex from Bern', labels: ['6', '7', '8'] },
      ],
    }
    renderPage(<PackPage id={anId(9)} />, library(packV1.parse({ ...pack, issues: [issue] })))
    expect((await row(/^Withdrawn: Old paper, page 3/)).textContent).toMatch(/a slip keeps its number/)
    const late = await row('Annexes')
    await expect.poll(() => late.textContent).toMatch(/Late.*pages 5\.1 to 5\.1/)
    expect((await row('Annex from Bern')).textContent).toMatch(/pages 6 to 8/)
  })
})

describe('papers at hand', () => {
  test('are put under the items they are issued under, all in one step', async () => {
    const workbench = library({ entries: [] })
    const meeting = workbench.kept.get(anId(8))?.record
    if (meeting?.kind === 'meeting')
      meeting.agenda = meeting.agenda.map((item, index) => ({ ...item, papers: [anId(index + 1)] }))
    renderPage(<PackPage id={anId(9)} />, workbench)
    fireEvent.click(
      await screen.findByRole('button', { name: 'Put 2 papers of the agenda under their items' }),
    )
    await expect.poll(() => kept(workbench)).toMatch(/^one\/[\w-]+ two\/[\w-]+$/)
    expect((await row('Annex from Bern')).getAttribute('aria-level')).toBe('2')
    await expect.poll(() => screen.queryByText(/^At hand/)).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^Undo: add 2 entries/ }))
    await expect.poll(() => kept(workbench)).toBe('')
  })
})

describe('a pack', () => {
  test('teaches how it is filled, and is not bound while it is empty', async () => {
    const { meetingId: _none, ...alone } = pack
    renderPage(<PackPage id={anId(9)} />, createFakeWorkbench([packV1.parse({ ...alone, entries: [] })]))
    expect(await screen.findByText('Nothing in this pack yet')).toBeDefined()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Build the pack' }).disabled).toBe(true)
  })

  test('is bound, and tells which entry was replaced by a slip and why', async () => {
    renderPage(<PackPage id={anId(9)} />, library())
    await tree()
    fireEvent.click(screen.getByRole('button', { name: 'Build the pack' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Build' }))
    const result = within(await screen.findByRole('region', { name: 'The bound pack' }))
    expect(result.getByText('pack.pdf')).toBeDefined()
    expect(result.getByText(/asks for a password/)).toBeDefined()
    expect(result.getByText('page 3')).toBeDefined()
  })
})
