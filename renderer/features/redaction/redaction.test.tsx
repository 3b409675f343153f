import { fireEvent, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { DocumentBody } from '../../../shared/document/body.ts'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { RedactedPassage } from '../../../shared/model/redaction/v1.ts'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useRecord } from '../../api/use-record.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { RedactionDialog } from './RedactionDialog.tsx'
import { withPassage, withPassages, withSpared } from './redactions.ts'

beforeAll(() => standInLayout())
afterEach(leavePage)

const body: DocumentBody = {
  type: 'doc',
  content: ['a', 'b'].map((id) => ({
    type: 'paragraph',
    attrs: { id },
    content: [{ type: 'text', text: 'Maria Quispe spoke.' }],
  })),
}
const passage: RedactedPassage = {
  id: 'r1',
  text: 'Maria Quispe',
  at: { blockId: 'a', from: 0, to: 12 },
  reason: 'name',
}

function Redacting({ onShow = () => undefined }: { onShow?: (blockId: string) => void }) {
  const { record, change } = useRecord(anId(1), 'document')
  const [isOpen, setOpen] = useState(true)
  if (!record || !isOpen) return null
  return (
    <RedactionDialog
      record={record}
      change={change}
      flush={async () => undefined}
      onClose={() => setOpen(false)}
      onShow={onShow}
    />
  )
}
const library = (passages: RedactedPassage[]) =>
  createFakeWorkbench([aDocument(1, { title: 'Report', redaction: { passages } })], {
    bodies: { [anId(1)]: body },
  })
const publish = async () => {
  const button = await screen.findByRole<HTMLButtonElement>('button', {
    name: 'Publish the redacted version',
  })
  await expect.poll(() => button.disabled).toBe(false)
  fireEvent.click(button)
}

describe('the public version', () => {
  test('is not published while its words stand elsewhere, and names the places; marked everywhere it is, with its proof', async () => {
    const workbench = library([passage])
    renderPage(<Redacting />, workbench)
    await publish()
    const left = within(await screen.findByRole('region', { name: 'What is left' }))
    expect(left.getByText('Maria Quispe')).toBeDefined()
    expect(left.getByText(/page 2/)).toBeDefined()
    expect(screen.queryByText('Report.en.public.pdf')).toBeNull()
    fireEvent.click(await screen.findByRole('button', { name: 'Stands once more: mark all' }))
    expect(await screen.findByText('everywhere')).toBeDefined()
    await publish()
    const done = within(await screen.findByRole('region', { name: 'The public version' }))
    expect(done.getByText('Report.en.public.pdf')).toBeDefined()
    expect(done.getByText(/Searched for one passage or word: none was found/)).toBeDefined()
    expect(done.getByText('Picture 2, page 4')).toBeDefined()
    expect(done.getByText('1,200 characters on 4 pages')).toBeDefined()
  })

  test('leaves out words that are typed, and keeps them again', async () => {
    const workbench = library([])
    const passages = () => {
      const record = workbench.kept.get(anId(1))?.record as DocumentV1
      return record.redaction?.passages.map(({ text }) => text) ?? []
    }
    renderPage(<Redacting />, workbench)
    const words = await screen.findByRole('textbox', { name: 'Words to leave out wherever they stand' })
    fireEvent.change(words, { target: { value: ' Quispe ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    await expect.poll(passages).toEqual(['Quispe'])
    fireEvent.click(await screen.findByRole('button', { name: 'Keep in the public version: Quispe' }))
    await expect.poll(passages).toEqual([])
  })

  test('leads to a passage in the text', async () => {
    const onShow = vi.fn()
    renderPage(<Redacting onShow={onShow} />, library([passage]))
    fireEvent.click(await screen.findByRole('button', { name: 'Show in the text' }))
    expect(onShow).toHaveBeenCalledWith('a')
  })
})

describe('redactions of a document', () => {
  const record = aDocument(1, {})

  test('are marked once, for the reason last given, and leave nothing behind', () => {
    const one = withPassages({ ...record, redaction: { passages: [passage] } }, [
      { text: 'Maria Quispe', at: passage.at },
      { text: 'Quispe' },
    ])
    expect(one.redaction?.passages).toMatchObject([passage, { text: 'Quispe', reason: 'name' }])
    const none = one.redaction!.passages.reduce((now, { id }) => withPassage(now, id, () => null), one)
    expect('redaction' in none).toBe(false)
    expect(withSpared(withSpared(one, 'Arcadia'), 'Arcadia').redaction?.spared).toEqual(['Arcadia'])
  })
})
