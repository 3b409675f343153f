import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { publicationV1, type PublicationV1 } from '../../../shared/model/publication/v1.ts'
import { anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { PublicationPage } from './PublicationPage.tsx'
import { PublicationsView } from './PublicationsView.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const moment = '2026-03-01T09:00:00.000Z'
const work = (n: number, title: string, fields: Partial<PublicationV1> = {}) =>
  publicationV1.parse({
    id: anId(n),
    createdAt: moment,
    updatedAt: moment,
    tags: [],
    kind: 'publication',
    series: 'world-migration-report',
    title,
    ...fields,
  })
const library = () =>
  createFakeWorkbench([
    work(1, 'World Migration Report 2018', { year: 2018 }),
    work(2, 'Regional mechanisms', { series: 'migration-research-series', year: 2013, number: 45 }),
    work(3, 'Undated work', { series: 'other' }),
  ])
const headings = () => screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)
const opened = () => useWorkspace.getState().activeKey

describe('publications', () => {
  test('stand by series, and by year when that is asked', async () => {
    renderPage(<PublicationsView />, library())
    await screen.findByText('Regional mechanisms')
    expect(headings()).toEqual([
      'World Migration Report 1',
      'Migration Research Series 1',
      'Other publication 1',
    ])
    fireEvent.click(screen.getByRole('radio', { name: 'By year' }))
    expect(headings()).toEqual(['2018 1', '2013 1', 'Year not known 1'])
  })

  test('are found by title and year', async () => {
    renderPage(<PublicationsView />, library())
    await screen.findByText('Regional mechanisms')
    const box = screen.getByRole('textbox', { name: 'Title or year' })
    fireEvent.change(box, { target: { value: '2013' } })
    expect(screen.queryByText('World Migration Report 2018')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /Regional mechanisms/ }))
    expect(opened()).toBe(`record-${anId(2)}`)
  })

  test('begin with the title that was not found', async () => {
    const workbench = library()
    renderPage(<PublicationsView />, workbench)
    await screen.findByText('Regional mechanisms')
    fireEvent.change(screen.getByRole('textbox', { name: 'Title or year' }), {
      target: { value: 'Red Book 28' },
    })
    expect(screen.getByText('No publication matches')).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: 'New publication' })[0]!)
    await waitFor(() => expect(opened()).toMatch(/^record-/))
    expect([...workbench.kept.values()].at(-1)?.record).toMatchObject({
      title: 'Red Book 28',
      series: 'other',
    })
  })

  test('say what the place is for while there are none', async () => {
    renderPage(<PublicationsView />, createFakeWorkbench([]))
    expect(await screen.findByText('No publication yet')).toBeTruthy()
  })
})

test('a publication is edited in place, by the rules of its fields', async () => {
  const workbench = library()
  renderPage(<PublicationPage id={anId(2)} />, workbench)
  const write = async (name: RegExp, text: string) => {
    fireEvent.click(await screen.findByRole('button', { name }))
    const editor = document.activeElement ?? document.body
    fireEvent.change(editor, { target: { value: text } })
    fireEvent.keyDown(editor, { key: 'Enter' })
  }
  await write(/^Pages: /, '130')
  await waitFor(() => expect(workbench.kept.get(anId(2))?.record).toMatchObject({ pages: 130 }))
  await write(/^Year: 2013/, 'soon')
  expect(screen.getByText('Write a whole number.')).toBeTruthy()
  expect(workbench.kept.get(anId(2))?.record).toMatchObject({ year: 2013 })
})
