import { ORPCError } from '@orpc/client'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { BackupsStatus, PlaceStatus } from '../../../../shared/contract/backups.ts'
import { createFakeWorkbench } from '../../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../../api/render-page.test-kit.tsx'
import { toasts } from '../../../ui/feedback/toasts.ts'
import { standInLayout } from '../../../ui/layout-stand-in.test-kit.ts'
import { LibraryHealth } from '../LibraryHealth.tsx'

beforeAll(() => standInLayout())
afterEach(() => {
  leavePage()
  toasts.clear()
})

const moment = '2026-03-01T09:00:00.000Z'
const own: PlaceStatus = {
  place: 'own',
  name: '',
  count: 3,
  lastAt: moment,
  problem: null,
  overdue: false,
  sameDisk: false,
}
const stick: PlaceStatus = { ...own, place: 'second', name: 'Stick' }

function open(backups: Partial<BackupsStatus> = {}) {
  const workbench = createFakeWorkbench([], { backups })
  renderPage(<LibraryHealth />, workbench)
  return workbench
}
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const toastTexts = () => toasts.visibleToasts.map(({ content }) => content.text)

describe('the places of backups', () => {
  test('are named, with how many and the last one', async () => {
    open({ places: [own, stick] })
    expect(await screen.findByText('On this computer')).toBeTruthy()
    expect(screen.getByText('Folder “Stick”')).toBeTruthy()
    expect(screen.getAllByText(/^3 backups, the last of/)).toHaveLength(2)
    expect(screen.getAllByText('Well')).toHaveLength(2)
  })

  test('say what stands in the way, and since when it has', async () => {
    const problem = { code: 'missing' as const, since: moment }
    open({ places: [own, { ...stick, problem, overdue: true }] })
    expect(await screen.findByText(/Connect its drive/)).toBeTruthy()
    expect(screen.getByText(/^Failing since/)).toBeTruthy()
  })

  test('say so where the second one is on the disk of the library', async () => {
    open({ places: [own, { ...stick, sameDisk: true }] })
    expect(await screen.findByText(/^This is the same disk as the library/)).toBeTruthy()
    leavePage()
    open({ places: [own, stick] })
    await screen.findByText('Folder “Stick”')
    expect(screen.queryByText(/same disk/)).toBeNull()
  })

  test('are chosen through the host where it can ask, and named by a switch where it cannot', async () => {
    const workbench = open({ canChoose: true })
    await press('Choose a second folder…')
    await expect.poll(toastTexts).toEqual(['From now on every backup is made there too.'])
    expect(workbench.calls).toContain('backups.choosePlace')
    leavePage()
    open({ canChoose: false })
    expect(await screen.findByText(/--backups/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Choose a second folder…' })).toBeNull()
  })

  test('refuse a folder inside a library in words', async () => {
    const workbench = open({ canChoose: true })
    const data = { fields: [{ path: 'folder', reason: 'inside-library' }] }
    workbench.failNext('backups.choosePlace', new ORPCError('INVALID', { data }))
    await press('Choose a second folder…')
    await expect.poll(toastTexts).toEqual([expect.stringContaining('never kept inside a library')])
  })

  test('are used no more when asked', async () => {
    const workbench = open({ canChoose: true, places: [own, stick] })
    await press('Stop using it')
    await expect.poll(() => workbench.calls).toContain('backups.forgetPlace')
  })

  test('are none in a session without backups', async () => {
    open({ places: [] })
    expect(await screen.findByText('No backups are made in this session.')).toBeTruthy()
  })
})

describe('a backup by hand', () => {
  test('tells what was copied, and that it was read again', async () => {
    open()
    await press('Back up now')
    expect(await screen.findByText('Backed up: 8 new files, read again and well.')).toBeTruthy()
  })

  test('tells why there is none', async () => {
    open({ places: [{ ...own, problem: { code: 'no-room', since: moment } }] })
    await press('Back up now')
    expect((await screen.findByRole('alert')).textContent).toMatch(/no room left/)
  })

  test('says so when the workbench is gone', async () => {
    const workbench = open()
    await screen.findByText('On this computer')
    workbench.failNext('backups.now', new ORPCError('CANNOT_READ_NOW'))
    await press('Back up now')
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Back up now' })).toBeTruthy()
  })
})

describe('checking', () => {
  test('reads the backups and says that they are well', async () => {
    open()
    await press('Check the backups')
    expect(await screen.findByText('All 30 files of the backups are well.')).toBeTruthy()
  })

  test('shows what was put aside, and when all was last read', async () => {
    open({ lastCheckAt: moment, damaged: [{ fileName: 'x.r0000000001.doc', at: moment }] })
    expect(await screen.findByText(/last checked by itself on/)).toBeTruthy()
    expect(screen.getByText('One damaged file was put aside')).toBeTruthy()
    expect(screen.getByText('x.r0000000001.doc')).toBeTruthy()
  })
})

describe('the way back', () => {
  const openDialog = async () => {
    const workbench = open()
    await press('Bring back from a backup…')
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText('2 records differ from the library')).toBeTruthy()
    return { workbench, dialog }
  }

  test('shows what differs, and brings one record back with a way to undo it', async () => {
    const { workbench, dialog } = await openDialog()
    expect(dialog.getByText('Changed since')).toBeTruthy()
    expect(dialog.getByText('Not in the library')).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Bring back Report of the workshop' }))
    await expect.poll(toastTexts).toEqual(['One record was brought back.'])
    const [toast] = toasts.visibleToasts
    await act(async () => toast?.content.action?.onAction())
    await expect.poll(toastTexts).toContain('Things are as they were before.')
    expect(workbench.calls.filter((name) => name === 'backups.restore')).toHaveLength(2)
  })

  test('asks before it goes on without a safety copy, and leaves all as it is unless that is wanted', async () => {
    const { workbench, dialog } = await openDialog()
    const bring = () =>
      fireEvent.click(dialog.getByRole('button', { name: 'Bring back Report of the workshop' }))
    workbench.failNext('backups.restore', new ORPCError('NO_BACKUP', { data: { problem: 'no-room' } }))
    bring()
    const question = within(await screen.findByRole('alertdialog'))
    expect(question.getByText('Go on without a safety copy?')).toBeTruthy()
    expect(question.getByText(/no room left.*Nothing has been changed yet/)).toBeTruthy()
    fireEvent.click(question.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('alertdialog')).toBeNull()
    expect(workbench.calls.filter((name) => name === 'backups.restore')).toHaveLength(1)
    workbench.failNext('backups.restore', new ORPCError('NO_BACKUP', { data: { problem: 'no-room' } }))
    bring()
    fireEvent.click(await screen.findByRole('button', { name: 'Go on without' }))
    await expect.poll(toastTexts).toEqual([expect.stringContaining('One record was brought back')])
    expect(workbench.calls.filter((name) => name === 'backups.restore')).toHaveLength(3)
  })

  test('finds a record by its title', async () => {
    const { dialog } = await openDialog()
    fireEvent.change(dialog.getByLabelText('Find a record'), { target: { value: 'partner' } })
    expect(await dialog.findByText('One record differs from the library')).toBeTruthy()
    expect(dialog.queryByText('Report of the workshop')).toBeNull()
    fireEvent.change(dialog.getByLabelText('Find a record'), { target: { value: 'nobody' } })
    expect(await dialog.findByText('No record of this backup bears that title.')).toBeTruthy()
  })

  test('brings all back only after asking', async () => {
    const { workbench, dialog } = await openDialog()
    fireEvent.click(dialog.getByRole('button', { name: 'Bring back all that differ' }))
    const question = within(await screen.findByRole('alertdialog'))
    expect(workbench.calls).not.toContain('backups.restore')
    fireEvent.click(question.getByRole('button', { name: 'Bring back' }))
    await expect.poll(toastTexts).toEqual(['2 records were brought back.'])
  })

  test('names libraries whose folder is gone, and the command where the host has no dialogs', async () => {
    open()
    expect(await screen.findByText(/^Lost library · last backup/)).toBeTruthy()
    expect(screen.getByText(/rapporteur restore/)).toBeTruthy()
  })
})
