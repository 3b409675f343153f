import { ORPCError } from '@orpc/client'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aDocument, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { runCommand } from '../../app/command-registry.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { takeIn } from '../attachments/index.ts'
import { Bundles } from './Bundles.tsx'
import { takeAlong, useBundles } from './bundles-store.ts'

beforeAll(() => standInLayout())
afterEach(() => {
  leavePage()
  useBundles.setState({ choosing: null, handed: null })
})

const show = () => {
  const workbench = createFakeWorkbench([aMeeting(1), aDocument(72)])
  return { workbench, ...renderPage(<Bundles />, workbench) }
}
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const isOff = (name: string) => (screen.getByRole('button', { name }) as HTMLButtonElement).disabled

describe('taking records along', () => {
  const open = async () => {
    const shown = show()
    takeAlong([anId(1)])
    return { ...shown, list: await screen.findByRole('list', { name: 'What comes along' }) }
  }

  test('shows what comes along with sizes, and leaves a paper out when told', async () => {
    const { list } = await open()
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((row) => row.textContent),
    ).toEqual([
      expect.stringMatching(/Workshop.*2/),
      expect.stringMatching(/Notes.*30/),
      expect.stringMatching(/Annex.*4/),
    ])
    expect(screen.getByText('and 1 record they name')).toBeDefined()
    const [chosen, notes] = within(list).getAllByRole<HTMLInputElement>('checkbox')
    expect(chosen?.disabled).toBe(true)
    if (notes) fireEvent.click(notes)
    await waitFor(() => expect(screen.getByText(/^4(\.0)? MB before packing$/)).toBeDefined())
  })

  test('asks for a passphrase twice, long enough, before it makes an encrypted file', async () => {
    const { workbench } = await open()
    expect(isOff('Make the bundle')).toBe(true)
    type('Passphrase', 'short')
    expect(screen.getByText('At least 8 characters')).toBeDefined()
    type('Passphrase', 'correct horse')
    type('Passphrase again', 'correct house')
    expect(screen.getByText('Not the same as above')).toBeDefined()
    expect(isOff('Make the bundle')).toBe(true)
    type('Passphrase again', 'correct horse')
    press('Make the bundle')
    expect(await screen.findByText('Workshop.rapporteur')).toBeDefined()
    expect(screen.getByText(/encrypted$/)).toBeDefined()
    expect(screen.getByText('0a1b 2c3d 4e5f 6071 8293 a4b5 c6d7 e8f9')).toBeDefined()
    expect(workbench.calls).toContain('bundles.make')
  })

  test('says that an open file can be read by whoever finds it', async () => {
    await open()
    fireEvent.click(screen.getByRole('switch'))
    expect(screen.getByText('Whoever finds the file can read everything in it.')).toBeDefined()
    press('Make the bundle')
    expect(await screen.findByText(/not encrypted/)).toBeDefined()
  })

  test('says why it could not be made', async () => {
    const { workbench } = await open()
    fireEvent.click(screen.getByRole('switch'))
    workbench.failNext('bundles.make', new ORPCError('TOO_LARGE', { data: { limit: 209_715_200 } }))
    press('Make the bundle')
    expect((await screen.findByRole('alert')).textContent).toMatch(/200 MB/)
  })

  test('is offered for the meeting in sight, and not on Home', async () => {
    show()
    expect(runCommand('file.takeAlong')).toBe(false)
    useWorkspace.getState().openRecord(anId(1))
    await waitFor(() => expect(runCommand('file.takeAlong')).toBe(true))
    expect(useBundles.getState().choosing).toEqual([anId(1)])
  })
})

describe('a bundle that is handed in', () => {
  const handIn = async () => {
    const shown = show()
    await takeIn(shown, [new File(['bytes'], 'back.rapporteur')], {})
    return shown
  }
  const unlocked = async () => {
    const shown = await handIn()
    await screen.findByText('This bundle is encrypted.')
    type('Passphrase', 'correct horse')
    press('Open')
    await screen.findByRole('list', { name: 'What comes along' })
    return shown
  }

  test('is no annex, wherever it was dropped', async () => {
    const { workbench, uploaded } = await handIn()
    await screen.findByText('This bundle is encrypted.')
    expect(uploaded).toEqual(['back.rapporteur'])
    expect(workbench.calls).not.toContain('exchange.attach')
  })

  test('asks again when the passphrase does not open it', async () => {
    await handIn()
    await screen.findByText('This bundle is encrypted.')
    type('Passphrase', 'something')
    press('Open')
    expect(await screen.findByText(/This passphrase does not open the file/)).toBeDefined()
  })

  test('is looked through before anything changes, what needs an answer first', async () => {
    const { workbench } = await unlocked()
    const rows = within(screen.getByRole('list', { name: 'What comes along' })).getAllByRole('listitem')
    expect(rows.map((row) => row.textContent)).toEqual([
      'Final report2 places to settleChanged on both sides',
      'MinutesChanged there',
      'Concept noteNew',
      'Agenda paperThe same',
    ])
    expect(screen.getByText('0a1b 2c3d 4e5f 6071 8293 a4b5 c6d7 e8f9')).toBeDefined()
    expect(workbench.calls).not.toContain('bundles.take')
    // A hasty Enter must not close what was just opened.
    expect(document.activeElement?.tagName).toBe('DIV')
  })

  test('is taken in but for what was left out, and what is to be settled can be opened', async () => {
    await unlocked()
    fireEvent.click(screen.getByRole('checkbox', { name: /Concept note/ }))
    press('Take 2 records in')
    expect(await screen.findByText(/2 records were taken in\. One has places to be settled/)).toBeDefined()
    expect(screen.queryByText('Concept note')).toBeNull()
    press('Final report')
    expect(useWorkspace.getState().activeKey).toContain(anId(73))
    expect(useBundles.getState().handed).toBeNull()
  })

  test('is let go of when it is not taken in', async () => {
    const { workbench } = await unlocked()
    press('Cancel')
    await waitFor(() => expect(workbench.calls).toContain('bundles.close'))
  })

  test('is refused in a sentence', async () => {
    const { workbench, ...api } = show()
    const refusal = { data: { fileName: 'back.rapporteur', reason: 'not-a-bundle' } }
    workbench.failNext('bundles.open', new ORPCError('UNSUPPORTED_FILE', refusal))
    await takeIn(api, [new File(['bytes'], 'back.rapporteur')], {})
    expect((await screen.findByRole('alert')).textContent).toBe(
      '“back.rapporteur” is no travelling bundle of Rapporteur. Nothing was changed.',
    )
  })
})
