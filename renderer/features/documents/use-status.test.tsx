import { fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { toasts } from '../../ui/feedback/toasts.ts'
import { useStatus } from './use-status.ts'

afterEach(() => {
  toasts.clear()
  return leavePage()
})

const said = () => toasts.visibleToasts.map(({ content }) => content.text)

function Statuses({ onChange }: { onChange: (change: (record: DocumentV1) => DocumentV1) => void }) {
  const setStatus = useStatus(anId(1), onChange)
  return (['circulated', 'cleared', 'final'] as const).map((status) => (
    <button key={status} type="button" onClick={() => setStatus(status)}>
      {status}
    </button>
  ))
}

test('what is cleared with something unanswered in it says how much, and is cleared', async () => {
  const open = { severity: 'warning', blockId: 'a', values: {} } as const
  const findings = ['open-comment', 'link-text', 'open-suggestion'].map((code) => ({ ...open, code }))
  const before = aDocument(1)
  const statuses: string[] = []
  renderPage(
    <Statuses onChange={(change) => statuses.push(change(before).status)} />,
    createFakeWorkbench([before], { findings }),
  )
  fireEvent.click(await screen.findByText('circulated'))
  fireEvent.click(screen.getByText('cleared'))
  await expect
    .poll(said)
    .toEqual(['2 comments and suggestions in this text are not answered yet. “Check” shows where.'])
  expect(statuses).toEqual(['circulated', 'cleared'])
})

test('nothing is said where everything was answered', async () => {
  const statuses: string[] = []
  const before = aDocument(1)
  const workbench = createFakeWorkbench([before], { findings: [] })
  renderPage(<Statuses onChange={(change) => statuses.push(change(before).status)} />, workbench)
  fireEvent.click(await screen.findByText('final'))
  await new Promise((resolve) => setTimeout(resolve))
  expect([statuses, said()]).toEqual([['final'], []])
})
