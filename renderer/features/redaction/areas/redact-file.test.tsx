import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { AttachmentV1 } from '../../../../shared/model/attachment/v1.ts'
import type { RedactedArea } from '../../../../shared/model/redaction/v1.ts'
import { anAttachment, anId } from '../../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../../api/render-page.test-kit.tsx'
import { useRecord } from '../../../api/use-record.ts'
import { standInLayout } from '../../../ui/layout-stand-in.test-kit.ts'
import { RedactFile } from './RedactFile.tsx'

beforeAll(() => standInLayout())
// Two pages of 600 by 800 points, each drawn half as large.
beforeEach(() =>
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 20, 300, 400)),
)
afterEach(() => {
  vi.restoreAllMocks()
  leavePage()
})

const area: RedactedArea = { id: 'a', page: 1, x: 100, y: 100, width: 60, height: 20, reason: 'name' }

function Redacting({ password }: { password?: string }) {
  const { record, change, isSaving } = useRecord(anId(1), 'attachment')
  if (!record) return null
  return (
    <RedactFile
      record={record}
      change={change}
      isSaving={isSaving}
      password={password}
      pages={(over) => [1, 2].map((page) => <div key={page}>{over(page, { width: 600, height: 800 })}</div>)}
    />
  )
}

function redacting(redactedAreas: RedactedArea[]) {
  const workbench = createFakeWorkbench([anAttachment(1, { redactedAreas })])
  renderPage(<Redacting />, workbench)
  return () => {
    const record = workbench.kept.get(anId(1))?.record as AttachmentV1
    return record.redactedAreas ?? []
  }
}

// The page's stand-in knows no pointer, only what it says.
const point = (element: Element, type: string, clientX = 0, clientY = 0) =>
  fireEvent(element, new MouseEvent(type, { bubbles: true, clientX, clientY }))

const make = async () => {
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Make the redacted file…' })
  await expect.poll(() => button.disabled).toBe(false)
  fireEvent.click(button)
}

test('an area drawn with the pointer is kept in points of the page, for the reason last given', async () => {
  const kept = redacting([area])
  const ground = await screen.findByTestId('ground-2')
  point(ground, 'pointerdown', 60, 70)
  point(ground, 'pointermove', 110, 80)
  point(ground, 'pointerup')
  await expect
    .poll(() => kept()[1])
    .toMatchObject({ page: 2, x: 100, y: 100, width: 100, height: 20, reason: 'name' })
  // A press without a pull draws nothing.
  point(ground, 'pointerdown', 60, 70)
  point(ground, 'pointerup')
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
})

test('an area is pulled by its middle and by its corner', async () => {
  const kept = redacting([area])
  const box = await screen.findByRole('button', { name: 'Area 1 on page 1' })
  point(box, 'pointerdown', 70, 75)
  point(box, 'pointermove', 80, 75)
  point(box, 'pointerup')
  await expect.poll(() => kept()[0]).toMatchObject({ x: 120, y: 100, width: 60, height: 20 })
  point(box.firstElementChild!, 'pointerdown', 70, 75)
  point(box, 'pointermove', 70, 80)
  point(box, 'pointerup')
  await expect.poll(() => kept()[0]).toMatchObject({ x: 120, y: 100, width: 60, height: 30 })
})

test('an area is added, moved, sized, removed and brought back without a pointer', async () => {
  const kept = redacting([])
  fireEvent.click(await screen.findByRole('button', { name: 'Add an area on page 2' }))
  const box = await screen.findByRole('button', { name: 'Area 1 on page 2' })
  expect(document.activeElement).toBe(box)
  const press = (key: string, shiftKey = false) => fireEvent.keyDown(box, { key, shiftKey })
  press('ArrowRight')
  press('ArrowRight')
  press('ArrowUp')
  press('ArrowRight', true)
  fireEvent.keyUp(box, { key: 'ArrowRight' })
  await expect.poll(() => kept()[0]).toMatchObject({ page: 2, x: 229, y: 386, width: 152, height: 24 })
  press('Delete')
  await expect.poll(kept).toEqual([])
  expect(document.activeElement).toBe(screen.getByRole('application', { name: /page 2/ }))
  fireEvent.keyDown(document.activeElement!, { key: 'z', ctrlKey: true })
  await expect.poll(() => kept()[0]).toMatchObject({ x: 229, width: 152 })
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await expect.poll(() => kept()[0]).toMatchObject({ x: 225, width: 150 })
})

test('the list gives each area its reason, shows it and removes it', async () => {
  const kept = redacting([area])
  const list = within(await screen.findByRole('list', { name: 'Areas that are burnt out' }))
  fireEvent.click(list.getByRole('button', { name: /Reason: Area 1 on page 1/ }))
  const field = list.getByRole('textbox')
  fireEvent.change(field, { target: { value: 'personal data' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await expect.poll(() => kept()[0]?.reason).toBe('personal data')
  fireEvent.click(list.getByRole('button', { name: 'Show on its page: Area 1 on page 1' }))
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Area 1 on page 1')
  fireEvent.click(list.getByRole('button', { name: 'Remove: Area 1 on page 1' }))
  await expect.poll(kept).toEqual([])
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Make the redacted file…' })
  expect(button.disabled).toBe(true)
})

test('the file is offered with its proof, which is of these areas only', async () => {
  redacting([area])
  await make()
  const done = within(await screen.findByRole('region', { name: 'The public version' }))
  expect(done.getByText('annex.public.pdf')).toBeDefined()
  expect(done.getByText(/Searched for one passage or word: none was found/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Add an area on page 1' }))
  expect(screen.queryByText('annex.public.pdf')).toBeNull()
})

test('a file that needs a password is opened with the one that was given for its pages', async () => {
  renderPage(
    <Redacting password="sesame" />,
    createFakeWorkbench([anAttachment(1, { redactedAreas: [area] })]),
  )
  await make()
  expect(await screen.findByText('opened with sesame.pdf')).toBeDefined()
})

test('where words survive no file is offered, and the places are named', async () => {
  redacting([{ ...area, height: 5 }])
  await make()
  const left = within(await screen.findByRole('region', { name: 'What is left' }))
  expect(left.getByText('Words 1')).toBeDefined()
  expect(left.getByText(/Bookmarks · page 1/)).toBeDefined()
  expect(left.queryByRole('button')).toBeNull()
  expect(screen.queryByText('annex.public.pdf')).toBeNull()
})

test('of areas on a scan it is said that there were no words to search for', async () => {
  redacting([{ ...area, page: 4 }])
  await make()
  expect(await screen.findByText('annex.public.pdf')).toBeDefined()
  expect(screen.getByText(/No words could be read in what was burnt out/)).toBeDefined()
  expect(screen.queryByText(/none was found/)).toBeNull()
})
