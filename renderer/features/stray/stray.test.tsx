import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { CopyOrigin, Identified } from '../../../shared/contract/copies.ts'
import { sha256 } from '../../../shared/model/ids.ts'
import { anId } from '../../../tests/builders/records.ts'
import type { FakeCopies } from '../../api/fake-copies.test-kit.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { StrayCopies } from './StrayCopies.tsx'
import { askWhose, settle, takeInUnlessOurs, useStray } from './stray-store.ts'

beforeAll(() => standInLayout())
afterEach(() => {
  settle()
  leavePage()
})

const origin: CopyOrigin = {
  packId: anId(9),
  packTitle: 'Papers for Geneva',
  copy: {
    identifier: '7K2MQF9P3XAB',
    sha256: sha256.parse('7'.repeat(64)),
    audienceId: 'members',
    audience: 'Members',
    recipient: 'Kenya',
    madeAt: '2026-04-01T09:00:00.000Z',
    pages: 20,
    size: 400_000,
    issue: 2,
  },
}
const ours: Identified = { by: 'exact', origins: [origin], pages: 20, markedPages: 0 }
const unknown: Identified = { by: 'unknown', origins: [], pages: 1, markedPages: 0 }
const [found, paper, letter] = ['found.pdf', 'paper.pdf', 'letter.docx'].map(
  (name) => new File(['%PDF'], name),
)
const stray = `${found!.name}.rapporteur-stray`

/** A page with a workbench, and what was let through to be taken in. */
function show(copies: FakeCopies) {
  const workbench = createFakeWorkbench([], { copies })
  const api = renderPage(<StrayCopies />, workbench)
  const taken: string[][] = []
  const drop = (...files: File[]) =>
    takeInUnlessOurs(api, files, (all) => taken.push(all.map(({ name }) => name)))
  return { api, workbench, taken, drop }
}
const answers = (...all: Identified[]) => {
  const left = [...all]
  return { ledger: [origin], identified: () => left.shift() ?? unknown }
}
const keep = { name: 'Keep it as an attachment: found.pdf' }

test('says whose a dropped copy is, from which issue, and does not take it in', async () => {
  const { drop, taken } = show(answers(ours))
  await drop(found!)
  const dialog = within(await screen.findByRole('dialog', { name: 'This is a copy of ours' }))
  expect(dialog.getByText(/found\.pdf is this copy, byte for byte/)).toBeDefined()
  const line = dialog.getByRole('listitem').textContent
  expect(line).toMatch(/^Kenya, Members; made on .*2026.* from “Papers for Geneva”, of issue 2 7K2MQF9P3XAB$/)
  expect(dialog.getByText('The file was not taken into the library.')).toBeDefined()
  fireEvent.click(dialog.getAllByRole('button', { name: 'Close' }).at(-1)!)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(taken).toEqual([])
})

test('takes a copy in all the same where somebody wants it', async () => {
  const { drop, taken } = show(answers(ours))
  await drop(found!)
  fireEvent.click(await screen.findByRole('button', keep))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(taken).toEqual([['found.pdf']])
})

test('lets what is dropped with a copy in without a question, and in its order', async () => {
  const { api, drop, taken } = show(answers(unknown, ours))
  await drop(paper!, found!, letter!)
  expect(taken).toEqual([['paper.pdf', 'letter.docx']])
  expect(within(await screen.findByRole('dialog')).queryByText(/paper\.pdf/)).toBeNull()
  expect(api.uploaded).toEqual(['paper.pdf.rapporteur-stray', stray])
})

test('sends nothing where no copy was ever made, and asks nothing of what is no PDF', async () => {
  const { api, workbench, drop, taken } = show({ identified: () => ours })
  await drop(found!, letter!)
  expect(taken).toEqual([['found.pdf', 'letter.docx']])
  expect(api.uploaded).toEqual([])
  const calls = [...workbench.calls]
  await drop(letter!)
  expect(taken).toHaveLength(2)
  expect(workbench.calls).toEqual(calls)
})

test('takes in what it cannot look at', async () => {
  const identified = () => Promise.reject(new Error('torn'))
  const { drop, taken } = show({ ledger: [origin], identified })
  await drop(found!)
  expect(taken).toEqual([['found.pdf']])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('shows that it looks when that takes long, and takes nothing in once it is stopped', async () => {
  let answer = (_: Identified) => {}
  const identified = () => new Promise<Identified>((resolve) => (answer = resolve))
  const { drop, taken } = show({ ledger: [origin], identified })
  const dropped = drop(paper!, letter!)
  const looking = within(await screen.findByRole('region', { name: 'Whose copy is this?' }))
  expect(looking.getByRole('progressbar', { name: 'Reading paper.pdf…' })).toBeDefined()
  fireEvent.click(looking.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Whose copy is this?' })).toBeNull())
  answer(unknown)
  await dropped
  expect(useStray.getState()).toEqual({ looking: [], traced: [] })
  expect(taken).toEqual([])
})

test('answers also for a file that is none of ours when asked, and offers to keep nothing', async () => {
  const { api } = show(answers(unknown, ours))
  await askWhose(api, [paper!, found!])
  const dialog = within(await screen.findByRole('dialog', { name: 'Whose copy is this?' }))
  expect(dialog.getByText(/paper\.pdf bears no mark that can be read/)).toBeDefined()
  expect(dialog.getByText(/Kenya, Members/)).toBeDefined()
  expect(dialog.queryByRole('button', keep)).toBeNull()
})

test('says why a file could not be looked at when asked', async () => {
  const { api } = show({ identified: () => Promise.reject(new Error('torn')) })
  await askWhose(api, [found!])
  expect(await screen.findByText(/^found\.pdf could not be looked at: /)).toBeDefined()
})
