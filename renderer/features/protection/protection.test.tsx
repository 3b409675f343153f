import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { ORPCError } from '@orpc/client'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import {
  fakeCode,
  fakePassphrase,
  plainState,
  type FakeProtection,
} from '../../api/fake-protection.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { runCommand } from '../../app/command-registry.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { Doorstep } from './Doorstep.tsx'
import { LockLibrary } from './LockLibrary.tsx'
import { Protection } from './Protection.tsx'
import { useUnlocking } from './unlocking.ts'

beforeAll(() => standInLayout())
afterEach(() => {
  leavePage()
  useUnlocking.setState({ byCode: false })
  vi.restoreAllMocks()
})

const sealed = { ...plainState, sealed: true, access: 'locked' as const }
const type = (label: string | RegExp, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))

test('an interrupted sealing that is being ended says so, and cannot be stopped', () => {
  const work = { what: 'finish' as const, phase: 'removing' as const, done: 3, total: 12 }
  const state = { ...plainState, sealed: true, access: 'working' as const, work }
  renderPage(<Doorstep state={state} mark="R" />, createFakeWorkbench([], { protection: state }))
  expect(screen.getByRole('heading', { name: /is being finished/ })).toBeDefined()
  expect(screen.getByText(/interrupted the last time/)).toBeDefined()
  expect(screen.getByText('3 of 12 old files removed')).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
})

describe('the unlock screen', () => {
  const show = (state: FakeProtection = sealed, language: 'en' | 'fr' = 'en') => {
    const workbench = createFakeWorkbench([], { protection: state })
    renderPage(<Doorstep state={{ ...plainState, ...state }} mark="R" />, workbench, language)
    return workbench
  }
  const stateOf = async (workbench: ReturnType<typeof createFakeWorkbench>) =>
    (await workbench.client.protection.state()).access

  test('opens the library with its passphrase, Enter being enough', async () => {
    const workbench = show()
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
    type('Passphrase', fakePassphrase)
    fireEvent.submit(screen.getByRole('form'))
    await expect.poll(() => stateOf(workbench)).toBe('open')
  })

  test('keeps a wrong passphrase where it was typed, and says what is wrong', async () => {
    const workbench = show()
    type('Passphrase', 'correct hoarse')
    await press('Unlock')
    expect(await screen.findByText(/This is not the passphrase of this library/)).toBeDefined()
    expect((screen.getByLabelText('Passphrase') as HTMLInputElement).value).toBe('correct hoarse')
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
    type('Passphrase', fakePassphrase)
    expect(screen.queryByText(/This is not the passphrase/)).toBeNull()
    await press('Unlock')
    await expect.poll(() => stateOf(workbench)).toBe('open')
  })

  test('shows what is typed when asked to, and says that Caps Lock is on', async () => {
    show()
    const field = screen.getByLabelText('Passphrase') as HTMLInputElement
    expect(field.type).toBe('password')
    await press('Show what is typed')
    expect(field.type).toBe('text')
    await press('Hide what is typed')
    expect(field.type).toBe('password')
    fireEvent.keyDown(field, { key: 'A', modifierCapsLock: true })
    expect(screen.getByText('Caps Lock is on.')).toBeDefined()
    fireEvent.keyUp(field, { key: 'CapsLock', modifierCapsLock: false })
    expect(screen.queryByText('Caps Lock is on.')).toBeNull()
  })

  test('takes the recovery code, tells a typo without asking, and remembers the passphrase tried before', async () => {
    const workbench = show()
    type('Passphrase', 'half remembered')
    await press('Use the recovery code')
    type('Recovery code', fakeCode.replace('0', '7'))
    await press('Unlock')
    expect(await screen.findByText(/There is a letter wrong in it/)).toBeDefined()
    expect(workbench.calls).not.toContain('protection.unlock')
    await press('Use the passphrase')
    expect((screen.getByLabelText('Passphrase') as HTMLInputElement).value).toBe('half remembered')
    await press('Use the recovery code')
    type('Recovery code', fakeCode.toLowerCase())
    fireEvent.change(screen.getByLabelText('Recovery code'), { target: { value: fakeCode } })
    await press('Unlock')
    await expect.poll(() => stateOf(workbench)).toBe('open')
    expect(useUnlocking.getState().byCode).toBe(true)
  })

  test('counts down after too many wrong ones', async () => {
    const workbench = show()
    workbench.failNext('protection.unlock', new ORPCError('TOO_SOON', { data: { seconds: 2 } }))
    type('Passphrase', fakePassphrase)
    await press('Unlock')
    expect(await screen.findByText(/Wait 2 seconds/)).toBeDefined()
    expect(await screen.findByText(/Wait 1 second /)).toBeDefined()
    await expect.poll(() => screen.queryByText(/Wait/), { timeout: 4000 }).toBeNull()
    await press('Unlock')
    await expect.poll(() => stateOf(workbench)).toBe('open')
  })

  test('offers to remember only where a keychain keeps secrets', async () => {
    show()
    expect(screen.queryByText('Remember on this computer')).toBeNull()
    leavePage()
    const workbench = show({ ...sealed, keychain: 'empty' })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Remember on this computer' }))
    type('Passphrase', fakePassphrase)
    await press('Unlock')
    await expect.poll(async () => (await workbench.client.protection.state()).keychain).toBe('kept')
  })

  test('leads to another library where the host has more than one', async () => {
    const workbench = createFakeWorkbench([], { protection: sealed })
    const api = renderPage(<Doorstep state={sealed} mark="R" />, workbench)
    await screen.findByRole('button', { name: 'Unlock' })
    expect(screen.queryByRole('button', { name: 'Open another library…' })).toBeNull()
    const host = await workbench.client.host.describe()
    api.cache.setQueryData(api.queries.host.describe.queryKey(), {
      ...host,
      capabilities: { ...host.capabilities, switchLibrary: true },
    })
    await press('Open another library…')
    await expect.poll(() => workbench.calls).toContain('host.openLibrary')
  })

  test('speaks the language of the system', () => {
    show(sealed, 'fr')
    expect(screen.getByRole('heading', { name: 'Test library est verrouillée' })).toBeDefined()
  })

  test('shows how far sealing is, and stops it', async () => {
    const work = { what: 'seal' as const, phase: 'writing' as const, done: 3, total: 12 }
    const workbench = show({ ...plainState, access: 'working', work })
    expect(screen.getByText('3 of 12 files written')).toBeDefined()
    await press('Cancel')
    await expect.poll(() => stateOf(workbench)).toBe('open')
  })
})

describe('protection in the settings', () => {
  const show = (state: FakeProtection = {}) => {
    const workbench = createFakeWorkbench([], { protection: state })
    renderPage(
      <>
        <Protection />
        <LockLibrary />
      </>,
      workbench,
    )
    return workbench
  }

  test('leads from a plain library to a sealed one, and not past a code that was not kept', async () => {
    const workbench = show()
    await press('Protect with a passphrase…')
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/There is no other way in/)).toBeDefined()
    await press('Continue')
    type('New passphrase', 'short')
    expect(screen.getByText('At least 8 characters.')).toBeDefined()
    type('New passphrase', 'winter lake paper bicycle turnip')
    expect(screen.getByText(/longer to guess than anybody has/)).toBeDefined()
    type('The same once more', 'winter lake paper bicycle turnips')
    expect(screen.getByText('The two are not the same.')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Continue' })).toHaveProperty('disabled', true)
    type('The same once more', 'winter lake paper bicycle turnip')
    await press('Continue')
    const shown = await screen.findByText(fakeCode.split('-')[0]!)
    expect(shown.parentElement?.textContent).toBe(fakeCode.replaceAll('-', ''))
    await press('Continue')
    const seal = () => screen.getByRole('button', { name: 'Protect now' })
    expect(seal()).toHaveProperty('disabled', true)
    type('Type the code from where you kept it', fakeCode.replace(/^0/, '1'))
    expect(screen.getByText(/There is a letter wrong in it/)).toBeDefined()
    type('Type the code from where you kept it', fakeCode.toLowerCase().replaceAll('-', ' '))
    expect(seal()).toHaveProperty('disabled', false)
    await press('Protect now')
    await expect.poll(async () => (await workbench.client.protection.state()).access).toBe('working')
  })

  test('says how the last work ended', async () => {
    show({ ended: { what: 'seal', problem: 'disk-full' } })
    expect(await screen.findByText(/no room for a second copy/)).toBeDefined()
  })

  test('offers to remove what can still be read, after a question', async () => {
    show({ sealed: true, plainBackups: 3 })
    expect(await screen.findByText(/3 backups from before \(3 MB\)/)).toBeDefined()
    await press('Remove…')
    const asked = within(await screen.findByRole('alertdialog', { name: 'Remove the old backups?' }))
    fireEvent.click(asked.getByRole('button', { name: 'Remove' }))
    expect(await screen.findByText('The old backups were removed.')).toBeDefined()
    expect(screen.queryByText(/3 backups from before/)).toBeNull()
  })

  test('changes the passphrase for who knows the present one', async () => {
    show({ sealed: true })
    await press('Change the passphrase…')
    type('Present passphrase', 'wrong one')
    type('New passphrase', 'another long walk')
    type('The same once more', 'another long walk')
    await press('Change')
    expect(await screen.findByText(/This is not the passphrase/)).toBeDefined()
    type('Present passphrase', fakePassphrase)
    await press('Change')
    expect(await screen.findByText(/The passphrase was changed/)).toBeDefined()
  })

  test('asks who came in by the code for a new passphrase, and takes the code as proof', async () => {
    useUnlocking.setState({ byCode: true })
    show({ sealed: true })
    expect(await screen.findByText(/You came in by the recovery code/)).toBeDefined()
    fireEvent.click((await screen.findAllByRole('button', { name: 'Change the passphrase…' }))[0]!)
    type('Recovery code, to confirm', fakeCode)
    type('New passphrase', 'another long walk')
    type('The same once more', 'another long walk')
    await press('Change')
    await expect.poll(() => useUnlocking.getState().byCode).toBe(false)
  })

  test('replaces the recovery code', async () => {
    show({ sealed: true })
    await press('New recovery code…')
    await press('Continue')
    await screen.findByText(fakeCode.split('-')[0]!)
    await press('Continue')
    type('Type the code from where you kept it', fakeCode)
    type('Present passphrase', fakePassphrase)
    await press('Replace the old code')
    expect(await screen.findByText(/Destroy the old sheet/)).toBeDefined()
  })

  test('takes the protection away for who knows the passphrase', async () => {
    const workbench = show({ sealed: true })
    await press('Take the protection away…')
    type('Present passphrase', fakePassphrase)
    await press('Take away')
    await expect.poll(async () => (await workbench.client.protection.state()).work?.what).toBe('unseal')
  })

  test('remembers on this computer where it can, and says why it cannot', async () => {
    const workbench = show({ sealed: true, keychain: 'weak' })
    expect(await screen.findByText(/the key would only be hidden/)).toBeDefined()
    leavePage()
    void workbench
    const other = show({ sealed: true, keychain: 'empty' })
    fireEvent.click(await screen.findByRole('switch', { name: 'Remember on this computer' }))
    await expect.poll(async () => (await other.client.protection.state()).keychain).toBe('kept')
  })

  test('locks at will, and offers nothing of the kind where nothing is protected', async () => {
    const workbench = show({ sealed: true })
    await press('Lock now')
    await expect.poll(async () => (await workbench.client.protection.state()).access).toBe('locked')
    leavePage()
    show()
    await screen.findByRole('button', { name: 'Protect with a passphrase…' })
    expect(runCommand('library.lock')).toBe(false)
  })
})
