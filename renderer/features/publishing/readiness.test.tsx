import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Finding } from '../../../shared/contract/typesetting.ts'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { registerDocument } from '../../editor/outline/document-outlines.ts'
import { ReadinessPanel } from './ReadinessPanel.tsx'

const finding = (code: string, fields: Partial<Finding> = {}): Finding => ({
  code,
  severity: 'warning',
  blockId: 'b1',
  values: {},
  ...fields,
})

async function panel(findings: Finding[], onProperties = () => undefined) {
  const workbench = createFakeWorkbench([aDocument(1, { title: 'Final report' })], { findings })
  renderPage(<ReadinessPanel id={anId(1)} onProperties={onProperties} />, workbench)
  await screen.findByRole('heading', { name: 'Ready to publish?' })
  return workbench
}
const items = async () => within(await screen.findByRole('list')).getAllByRole('listitem')

afterEach(leavePage)

describe('the way to publishing', () => {
  test('is said to be free when nothing is found', async () => {
    await panel([])
    expect(screen.getByRole('status').textContent).toBe('Nothing stands in the way of publishing.')
  })

  test('lists what is found, worst first, each with its rule', async () => {
    await panel([
      finding('state-name', { severity: 'note', values: { name: 'Turkey', official: 'Türkiye' } }),
      finding('symbol-duplicate', {
        severity: 'error',
        blockId: null,
        values: { symbol: 'C/1', title: 'Other' },
      }),
      finding('table-without-header'),
    ])
    const said = (await items()).map((each) => each.textContent)
    expect(said[0]).toContain('C/1 is also the symbol of “Other”.')
    expect(said[1]).toContain('Rule: ISO 14289-1, 7.5')
    expect(said[2]).toContain('“Turkey” is officially Türkiye.')
    expect(screen.getByRole('status').textContent).toBe('3 things to look at')
  })

  test('leads to what was said about a passage, or to its block where that is gone', async () => {
    const goTo = vi.fn()
    const goToThread = vi.fn((thread: string) => thread === 't1')
    const close = registerDocument(anId(1), { goTo, goToThread, fix: () => false, answer: () => false })
    const open = (text: string, id: string) => finding('open-comment', { values: { text, name: 'Ana', id } })
    await panel([open('welcomed', 't1'), open('noted', 'gone')])
    fireEvent.click(
      await screen.findByRole('button', { name: /^Show: A comment on “welcomed” is not resolved/ }),
    )
    expect([goToThread.mock.calls, goTo.mock.calls]).toEqual([[['t1']], []])
    fireEvent.click(screen.getByRole('button', { name: /^Show: A comment on “noted”/ }))
    expect(goTo.mock.calls).toEqual([['b1']])
    act(close)
  })

  test('leads to the place in the open document, and mends it there', async () => {
    const goTo = vi.fn()
    const fix = vi.fn(() => true)
    const close = registerDocument(anId(1), { goTo, fix, answer: () => false, goToThread: () => false })
    await panel([finding('bold-text', { values: { text: 'very' } })])
    fireEvent.click(await screen.findByRole('button', { name: /^Show: “very” is in bold/ }))
    expect(goTo).toHaveBeenCalledWith('b1')
    fireEvent.click(screen.getByRole('button', { name: /^Fix: “very” is in bold/ }))
    expect(fix).toHaveBeenCalledWith('bold-text', 'b1', { text: 'very' })
    act(close)
  })

  test('offers no cure where a person must judge, and the properties where the record is at fault', async () => {
    const onProperties = vi.fn()
    await panel([finding('missing-alt'), finding('masthead-organ', { blockId: null })], onProperties)
    await items()
    expect(screen.queryByRole('button', { name: /^Fix/ })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /^Properties: The masthead has no organ/ }))
    expect(onProperties).toHaveBeenCalledOnce()
  })

  test('is looked at again when the document is saved', async () => {
    const found = [finding('bold-text', { values: { text: 'very' } })]
    const workbench = await panel(found)
    await items()
    found.length = 0
    workbench.change({ id: anId(1), kind: 'document', rev: 2, op: 'saved' })
    await screen.findByText('Nothing stands in the way of publishing.')
  })
})
