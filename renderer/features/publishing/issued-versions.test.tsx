import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DocumentIssue } from '../../../shared/model/document/issue.ts'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { IssuedVersions } from './IssuedVersions.tsx'

const saved = vi.hoisted(() => vi.fn())
vi.mock('../../api/save-file.ts', () => ({ saveFile: saved }))

const issue = (number: number, rev: number): DocumentIssue => ({
  number,
  issuedAt: `2026-0${number}-01T09:00:00.000Z`,
  rev,
  sha256: `${number}`.repeat(64) as DocumentIssue['sha256'],
  pages: 12 + number,
  size: 120_000,
  standard: 'ua-1+a-2a',
  paper: 'a4',
})

beforeEach(() => saved.mockClear())
afterEach(leavePage)

async function show(issued: DocumentIssue[]) {
  const workbench = createFakeWorkbench([aDocument(1, { title: 'Final report', issued })])
  renderPage(<IssuedVersions id={anId(1)} />, workbench)
  return workbench
}

describe('issued versions', () => {
  test('are listed newest first, each with its pages and the beginning of its hash', async () => {
    await show([issue(1, 4), issue(2, 9)])
    const region = within(await screen.findByRole('region', { name: 'Issued versions' }))
    const said = region.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(said[0]).toMatch(/Version 2 .*14 pages, .*Accessible and archival.*SHA-256 2222222222222222…/)
    expect(said[1]).toMatch(/Version 1 .*13 pages/)
  })

  test('hand out the file that was issued', async () => {
    const workbench = await show([issue(1, 4)])
    fireEvent.click(await screen.findByRole('button', { name: 'Save version 1 as it was issued' }))
    await expect.poll(() => saved.mock.calls).toHaveLength(1)
    expect(saved.mock.calls[0]).toEqual([expect.stringContaining('artifact/issued-1'), 'report (1).pdf'])
    expect(workbench.calls).toContain('typesetting.issued')
  })

  test('are compared with the next one, the last with the text as it is', async () => {
    await show([issue(1, 4), issue(2, 9)])
    const compare = vi.fn()
    useWorkspace.setState({ openComparison: compare })
    fireEvent.click(await screen.findByRole('button', { name: 'Compare version 1 with version 2' }))
    fireEvent.click(screen.getByRole('button', { name: 'Compare version 2 with the text as it is now' }))
    expect(compare.mock.calls).toEqual([
      [anId(1), 4, 9],
      [anId(1), 9, undefined],
    ])
  })

  test('are not spoken of while there is none', async () => {
    const workbench = await show([])
    await expect.poll(() => workbench.calls).toContain('records.get')
    expect(screen.queryByRole('region', { name: 'Issued versions' })).toBeNull()
  })
})
