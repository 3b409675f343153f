import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MergeProposal, Version } from '../../../shared/contract/history.ts'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { aDocument, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import type { FakePast } from '../../api/fake-history.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useOpenDocument, type OpenDocument } from '../../app/open-documents.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { ComparePage } from './ComparePage.tsx'
import { ConflictBanner, HistoryPanel } from './index.ts'
import { MergePage } from './MergePage.tsx'

beforeAll(() => {
  standInLayout()
  Element.prototype.scrollIntoView = vi.fn()
})
beforeEach(() => useWorkspace.setState({ tabs: [{ key: 'home', view: 'home' }], activeKey: 'home' }))
afterEach(leavePage)

const id = anId(1)
const report = aDocument(1, { title: 'Final report', type: 'final-report' })
const line = (block: string, text: string) => ({
  type: 'paragraph',
  attrs: { id: block, dir: null },
  content: [{ type: 'text', text }],
})
const body = (...content: DocumentBody['content']): DocumentBody => ({ type: 'doc', content })
const hash = (letter: string) => letter.repeat(16)
const version = (rev: number, letter: string, savedAt: string, more: Partial<Version> = {}): Version => ({
  rev,
  hash: hash(letter),
  savedAt,
  kind: 'autosave',
  title: 'Final report',
  ...more,
})

const first = body(
  line('a', 'The first words'),
  line('b', 'Taken out'),
  ...['c', 'd', 'e', 'f', 'g'].map((n) => line(n, `Same ${n}`)),
)
const last = body(
  line('a', 'The last words'),
  ...['c', 'd', 'e', 'f', 'g'].map((n) => line(n, `Same ${n}`)),
  line('x', 'Put in'),
)

const past = (more: Partial<FakePast> = {}): FakePast => ({
  versions: [
    version(3, 'c', '2026-03-02T10:20:00.000Z'),
    version(2, 'b', '2026-03-02T10:00:00.000Z', { kind: 'manual', name: 'As circulated' }),
    version(1, 'a', '2026-03-01T09:00:00.000Z', { kind: 'manual' }),
  ],
  states: {
    [hash('a')]: { record: report, body: first },
    [hash('b')]: { record: report, body: first },
    [hash('c')]: { record: report, body: last },
  },
  ...more,
})
const library = (more: Partial<FakePast> = {}) => {
  const workbench = createFakeWorkbench([report, aMeeting(2, { title: 'Workshop' })], {
    bodies: { [id]: last },
    pasts: { [id]: past(more) },
  })
  workbench.kept.get(id)!.rev = 3
  return workbench
}

describe('the history', () => {
  test('stands by sittings, with the words that came and went', async () => {
    renderPage(<HistoryPanel id={id} kind="document" />, library())
    const [today, before] = await screen.findAllByRole('list', { name: /March 2026/ })
    expect(within(today!).getByText(/:00 to .*:20/)).toBeDefined()
    expect(await within(today!).findByText('3 words added, 3 taken out')).toBeDefined()
    expect(within(today!).getByText('As circulated')).toBeDefined()
    expect(within(before!).queryByText('As circulated')).toBeNull()
    fireEvent.click(within(today!).getByRole('button', { name: '2 versions' }))
    expect(within(today!).getByText('As it is now')).toBeDefined()
  })

  test('shows versions with a name only, and leads to comparisons', async () => {
    renderPage(<HistoryPanel id={id} kind="document" />, library())
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Only versions with a name' }))
    expect(screen.getAllByRole('list', { name: /March 2026/ })).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: /^Compare the version/ }))
    expect(useWorkspace.getState().tabs.at(-1)).toMatchObject({ versions: { page: 'compare', rev: 2 } })
    fireEvent.click(screen.getByRole('button', { name: /^Compare what was written/ }))
    expect(useWorkspace.getState().tabs.at(-1)).toMatchObject({
      versions: { page: 'compare', rev: 1, until: 3 },
    })
  })

  test('takes a name for what is there now, after saving what is not saved yet', async () => {
    const workbench = library()
    const flush = vi.fn(() => Promise.resolve(true))
    renderPage(
      <>
        <Open document={{ body: () => last, replaceBody: () => undefined, flush }} />
        <HistoryPanel id={id} kind="document" />
      </>,
      workbench,
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Name this version…' }))
    const dialog = await screen.findByRole('dialog', { name: 'Name this version' })
    expect(within(dialog).getByRole('button', { name: 'Name this version' }).hasAttribute('disabled')).toBe(
      true,
    )
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name' }), {
      target: { value: ' Sent to the chair ' },
    })
    fireEvent.submit(within(dialog).getByRole('textbox', { name: 'Name' }).closest('form')!)
    expect(await screen.findByText('Sent to the chair')).toBeDefined()
    expect(flush).toHaveBeenCalledTimes(1)
    expect(workbench.calls).toContain('history.name')
  })

  test('names nothing while words on the screen cannot be saved', async () => {
    const workbench = library()
    const flush = vi.fn(() => Promise.resolve(false))
    renderPage(
      <>
        <Open document={{ body: () => last, replaceBody: () => undefined, flush }} />
        <HistoryPanel id={id} kind="document" />
      </>,
      workbench,
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Name this version…' }))
    const name = within(await screen.findByRole('dialog')).getByRole('textbox', { name: 'Name' })
    fireEvent.change(name, { target: { value: 'Sent' } })
    fireEvent.submit(name.closest('form')!)
    await vi.waitFor(() => expect(flush).toHaveBeenCalledOnce())
    expect(await screen.findByRole('alertdialog')).toBeDefined()
    expect(workbench.calls).not.toContain('history.name')
  })

  test('brings a version of a closed document back, and takes that back', async () => {
    const workbench = library()
    renderPage(<HistoryPanel id={id} kind="document" />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: /^Bring it back/ }))
    await expect.poll(() => workbench.kept.get(id)?.body).toEqual(first)
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await expect.poll(() => workbench.kept.get(id)?.body).toEqual(last)
  })

  test('brings it back into an open document as a change like any other', async () => {
    const workbench = library()
    const replaceBody = vi.fn()
    renderPage(
      <>
        <Open document={{ body: () => last, replaceBody, flush: () => Promise.resolve(true) }} />
        <HistoryPanel id={id} kind="document" />
      </>,
      workbench,
    )
    fireEvent.click(await screen.findByRole('button', { name: /^Bring it back/ }))
    await expect.poll(() => replaceBody.mock.calls).toEqual([[first]])
    expect(workbench.calls).not.toContain('history.restore')
  })
})

describe('the comparison of two versions', () => {
  const shown = async () => screen.findByRole('region', { name: 'The changes' })

  test('tells changes by more than a colour, and folds what did not change', async () => {
    renderPage(<ComparePage id={id} rev={2} />, library())
    const text = await shown()
    expect(text.querySelector('ins')?.textContent).toContain('last')
    expect(text.querySelector('del')?.textContent).toContain('first')
    expect(within(text).getByText('Taken out', { selector: 'bdi' })).toBeDefined()
    expect(within(text).getByText('Added')).toBeDefined()
    expect(within(text).queryByText('Same e')).toBeNull()
    fireEvent.click(within(text).getByRole('button', { name: '3 paragraphs without changes' }))
    expect(within(text).getByText('Same e')).toBeDefined()
    expect(screen.getByText('3 changes')).toBeDefined()
    expect(screen.getByText('3 words added, 3 taken out')).toBeDefined()
  })

  test('leads from change to change by the keys, around the ends', async () => {
    renderPage(<ComparePage id={id} rev={2} />, library())
    const text = await shown()
    fireEvent.keyDown(window, { key: 'ArrowDown', altKey: true })
    expect(await screen.findByText('Change 1 of 3: Words changed')).toBeDefined()
    expect(document.activeElement?.tagName).toBe('DEL')
    fireEvent.keyDown(window, { key: 'ArrowUp', altKey: true })
    expect(await screen.findByText('Change 3 of 3: Added')).toBeDefined()
    expect(text.contains(document.activeElement)).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Next change' }))
    expect(await screen.findByText('Change 1 of 3: Words changed')).toBeDefined()
  })

  test('shows the two side by side, each without what only the other has', async () => {
    renderPage(<ComparePage id={id} rev={2} />, library())
    await shown()
    fireEvent.click(screen.getByRole('radio', { name: 'Side by side' }))
    const text = await shown()
    const [row] = [...text.querySelectorAll('del')].map((each) => each.closest('div')?.parentElement)
    expect(row?.children[0]?.querySelector('ins')).toBeNull()
    expect(row?.children[1]?.querySelector('del')).toBeNull()
    expect(row?.children[1]?.querySelector('ins')?.textContent).toContain('last')
  })

  test('leaves formatting out where it is ignored', async () => {
    const bold = {
      ...line('a', 'The last words'),
      content: [{ type: 'text', text: 'The last words', marks: [{ type: 'bold' }] }],
    }
    const states = {
      ...past().states,
      [hash('b')]: { record: report, body: body(bold, ...last.content.slice(1)) },
    }
    renderPage(<ComparePage id={id} rev={2} />, library({ states }))
    await shown()
    expect(screen.getByText('1 change')).toBeDefined()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Ignore formatting' }))
    expect(screen.getByText('Only the formatting differs.')).toBeDefined()
    expect(screen.getByText('No changes')).toBeDefined()
  })

  test('brings one paragraph back into a closed document, which can be undone', async () => {
    const workbench = library()
    renderPage(<ComparePage id={id} rev={2} />, workbench)
    const text = await shown()
    fireEvent.click(within(text).getAllByRole('button', { name: 'Bring this back' })[0]!)
    await expect.poll(() => workbench.kept.get(id)?.body?.content[0]).toEqual(line('a', 'The first words'))
    expect(workbench.kept.get(id)?.body?.content.at(-1)).toEqual(line('x', 'Put in'))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await expect.poll(() => workbench.kept.get(id)?.body).toEqual(last)
  })

  test('takes what is new out of the document that is open', async () => {
    const replaceBody = vi.fn()
    renderPage(
      <>
        <Open document={{ body: () => last, replaceBody, flush: () => Promise.resolve(true) }} />
        <ComparePage id={id} rev={2} />
      </>,
      library(),
    )
    fireEvent.click(within(await shown()).getByRole('button', { name: 'Take this out' }))
    await expect.poll(() => replaceBody.mock.calls).toHaveLength(1)
    expect(replaceBody.mock.calls[0]?.[0]).toEqual(body(...last.content.slice(0, -1)))
  })

  test('numbers headings as the template of the document does', async () => {
    const heading = (block: string, level: number) => ({
      ...line(block, `Part ${block}`),
      type: 'heading',
      attrs: { id: block, level, dir: null },
    })
    const record = {
      ...report,
      settings: { ...report.settings, numbering: 'continuous' as const, template: 'publication' },
    }
    const states = {
      [hash('b')]: { record, body: body(heading('a', 1), heading('b', 2)) },
      [hash('c')]: { record, body: body(heading('a', 1), heading('b', 2), heading('c', 2)) },
    }
    renderPage(<ComparePage id={id} rev={2} />, library({ states }))
    const added = await within(await shown()).findByText('Part c')
    await expect
      .poll(() => added.closest('h2, h3, h4, [data-change]')?.parentElement?.textContent)
      .toContain('1.2')
  })

  test('says so where there is only one version', async () => {
    renderPage(<ComparePage id={anId(2)} rev={1} />, library())
    expect(await screen.findByText('There is only one version so far.')).toBeDefined()
  })
})

describe('two versions of one record', () => {
  const side = (rev: number, letter: string) => ({
    rev,
    hash: hash(letter),
    savedAt: '2026-03-02T10:20:00.000Z',
  })
  const proposal = (more: Partial<MergeProposal> = {}): MergeProposal => ({
    ours: side(3, 'c'),
    theirs: { ...side(3, 'd'), elsewhere: true },
    base: { rev: 2, hash: hash('b') },
    others: 0,
    record: report,
    body: last,
    blocks: [
      {
        id: 'a',
        base: line('a', 'The words'),
        ours: line('a', 'Our words'),
        theirs: line('a', 'Their words'),
        at: [0],
      },
      { id: 'c', base: line('c', 'Same c'), ours: null, theirs: line('c', 'Same c, told'), at: [1] },
    ],
    fields: [{ path: ['subtitle'], base: undefined, ours: 'Ours', theirs: 'Theirs' }],
    ...more,
  })

  test('are announced over the record, with the way to put them together', async () => {
    renderPage(<ConflictBanner id={id} />, library({ proposal: proposal() }))
    expect(await screen.findByText(/^Two versions of this exist.*on another computer/)).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Put them together…' }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${id}-merge`)
  })

  test('go together by themselves where nothing was changed in both, once what is open is saved', async () => {
    const described = past({ proposal: proposal({ blocks: [], fields: [] }) })
    const workbench = createFakeWorkbench([report], { bodies: { [id]: last }, pasts: { [id]: described } })
    const flush = vi.fn(() => Promise.resolve(true))
    renderPage(
      <>
        <Open document={{ body: () => last, replaceBody: () => undefined, flush }} />
        <ConflictBanner id={id} />
      </>,
      workbench,
    )
    await expect.poll(() => described.answers).toEqual({ blocks: [], fields: [] })
    expect(flush).toHaveBeenCalledTimes(1)
    expect(await screen.findByText(/was put together with this one/)).toBeDefined()
  })

  test('stay two while what is open cannot be saved', async () => {
    const workbench = library({ proposal: proposal({ blocks: [], fields: [] }) })
    const flush = vi.fn(() => Promise.resolve(false))
    renderPage(
      <>
        <Open document={{ body: () => last, replaceBody: () => undefined, flush }} />
        <ConflictBanner id={id} />
      </>,
      workbench,
    )
    expect(await screen.findByText(/^Two versions of this exist/)).toBeDefined()
    await expect.poll(() => flush.mock.calls).toHaveLength(1)
    expect(workbench.calls).not.toContain('history.settle')
  })

  test('are asked about place by place, and saved when all is answered', async () => {
    const described = past({ proposal: proposal() })
    const workbench = createFakeWorkbench([report], { bodies: { [id]: last }, pasts: { [id]: described } })
    useWorkspace.getState().openMerge(id)
    renderPage(<MergePage id={id} />, workbench)
    const join = await screen.findByRole('button', { name: 'Put together' })
    expect(join.hasAttribute('disabled')).toBe(true)
    expect(screen.getByText('3 questions left')).toBeDefined()
    const [subtitle, words, gone] = screen.getAllByRole('region', { name: /^Question/ })
    expect(within(subtitle!).getByRole('heading', { name: 'Question 1 of 3: Subtitle' })).toBeDefined()
    fireEvent.click(within(subtitle!).getByRole('radio', { name: 'Take the other’s' }))
    expect(words!.querySelectorAll('ins')).toHaveLength(2)
    fireEvent.click(within(words!).getByRole('radio', { name: 'Keep both, one after the other' }))
    expect(within(gone!).getByText('Deleted in this version')).toBeDefined()
    fireEvent.click(within(gone!).getByRole('radio', { name: 'Leave it out' }))
    expect(screen.getByText('All answered')).toBeDefined()
    fireEvent.click(join)
    await expect.poll(() => described.answers).toEqual({ blocks: ['both', 'ours'], fields: ['theirs'] })
    await expect.poll(() => useWorkspace.getState().activeKey).toBe(`record-${id}`)
    expect(useWorkspace.getState().tabs.map(({ key }) => key)).not.toContain(`record-${id}-merge`)
  })

  test('can be answered for one side everywhere, and are asked anew when one has changed', async () => {
    const workbench = library({ proposal: proposal() })
    renderPage(<MergePage id={id} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'The other’s everywhere' }))
    expect(screen.getByText('All answered')).toBeDefined()
    workbench.failNext('history.settle', Object.assign(new Error('changed'), { code: 'CONFLICT' }))
    fireEvent.click(screen.getByRole('button', { name: 'Put together' }))
    await act(async () => {
      await expect.poll(() => workbench.calls.filter((name) => name === 'history.settle')).toHaveLength(1)
    })
    expect(screen.getByRole('button', { name: 'Put together' })).toBeDefined()
  })

  test('have nothing to settle once somebody has', async () => {
    renderPage(<MergePage id={id} />, library())
    expect(await screen.findByText('There is nothing to settle here any more.')).toBeDefined()
  })
})

/** Stands in for a document that a tab has open. */
function Open({ document }: { document: OpenDocument }) {
  useOpenDocument(id, document)
  return null
}
