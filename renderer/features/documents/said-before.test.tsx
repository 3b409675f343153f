import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { SimilarPassage } from '../../../shared/contract/search.ts'
import { summarize } from '../../../shared/model/summarize.ts'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { SaidBefore } from './SaidBefore.tsx'
import { toCitation } from './to-citation.ts'

beforeAll(() => standInLayout())
afterEach(leavePage)

const earlier = aDocument(2, {
  title: 'Report of the session',
  masthead: { symbol: 'C/115/1', distribution: 'general', originalLanguage: 'en' },
})
const similar: SimilarPassage = {
  summary: summarize(earlier, { type: 'doc', content: [] }),
  passage: { text: 'It was agreed to meet again.', ranges: [[7, 13]] },
  place: { block: 'b7', number: '12', ranges: [[7, 13]] },
  score: 0.63,
}
const show = (text: string, found: readonly SimilarPassage[], onCite = vi.fn(), onClose = vi.fn()) => {
  const workbench = createFakeWorkbench([aDocument(1), earlier], { search: { similar: found } })
  renderPage(<SaidBefore id={anId(1)} text={text} onCite={onCite} onClose={onClose} />, workbench)
  return { onCite, onClose, workbench }
}

describe('what was said before', () => {
  test('is told with symbol, paragraph and title, the common words marked', async () => {
    show('It was agreed.', [similar])
    const passage = within(await screen.findByRole('article', { name: 'C/115/1, para. 12' }))
    expect(passage.getByText('Report of the session')).toBeDefined()
    expect(passage.getByText('agreed', { selector: 'mark' })).toBeDefined()
    expect(passage.getByText(/63% alike/)).toBeDefined()
  })

  test('is cited as one wants', async () => {
    const { onCite } = show('It was agreed.', [similar])
    fireEvent.click(await screen.findByRole('button', { name: 'Cite in a footnote' }))
    fireEvent.click(screen.getByRole('button', { name: 'Cite in the line' }))
    expect(onCite.mock.calls.map(([, form]) => form)).toEqual(['footnote', 'inline'])
    expect(toCitation(similar, 'fr')).toEqual({
      recordId: anId(2),
      kind: 'document',
      label: 'C/115/1',
      number: '12',
      page: undefined,
      language: 'fr',
    })
  })

  test('is opened where it stands', async () => {
    const { onClose } = show('It was agreed.', [similar])
    fireEvent.click(await screen.findByRole('button', { name: 'Open' }))
    expect(onClose).toHaveBeenCalledOnce()
    await expect.poll(() => useWorkspace.getState().found).toEqual({ id: anId(2), place: similar.place })
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(2)}`)
  })

  test('may be nothing', async () => {
    show('Never said.', [])
    expect(await screen.findByText('No other document says anything like it.')).toBeDefined()
  })

  test('is not looked for where there is no paragraph', async () => {
    const { workbench } = show('', [similar])
    expect(await screen.findByText('Put the cursor in a paragraph first.')).toBeDefined()
    expect(workbench.calls).not.toContain('search.similar')
  })
})
