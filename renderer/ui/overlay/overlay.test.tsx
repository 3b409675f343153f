import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { FormEvent, ReactNode } from 'react'
import { LanguageProvider } from '../../i18n/LanguageProvider.tsx'
import { SegmentedControl } from '../action/SegmentedControl.tsx'
import { Progress } from '../feedback/Progress.tsx'
import { showToast, toasts } from '../feedback/toasts.ts'
import { ToastRegion } from '../feedback/ToastRegion.tsx'
import { SelectField } from '../field/SelectField.tsx'
import { standInLayout } from '../layout-stand-in.test-kit.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { Dialog } from './Dialog.tsx'
import { FormDialog } from './FormDialog.tsx'
import { MenuButton } from './MenuButton.tsx'

beforeAll(() => standInLayout())
afterEach(() => {
  cleanup()
  toasts.clear()
})

const show = (content: ReactNode) => render(<LanguageProvider language="en">{content}</LanguageProvider>)

describe('a dialog', () => {
  test('is named by its title and closed by its button and by Escape', () => {
    const close = vi.fn()
    show(
      <Dialog title="New document" isOpen onClose={close}>
        What will it be?
      </Dialog>,
    )
    const dialog = screen.getByRole('dialog', { name: 'New document' })
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    fireEvent.keyDown(dialog, { key: 'Escape' })
    expect(close).toHaveBeenCalledTimes(2)
  })

  test('does what was asked about only when it is told so', () => {
    const confirm = vi.fn()
    const close = vi.fn()
    show(
      <ConfirmDialog
        title="Delete for good?"
        sentence="This cannot be undone."
        action="Delete"
        isOpen
        onConfirm={confirm}
        onClose={close}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(confirm).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
    expect(confirm).toHaveBeenCalledTimes(1)
    expect(close).toHaveBeenCalledTimes(2)
  })
})

test('a dialog of fields is answered by Enter in any of them, once it can be', () => {
  const onSubmit = vi.fn()
  const shown = (isGood: boolean) => (
    <LanguageProvider language="en">
      <FormDialog title="Fields" action="Save" isGood={isGood} onSubmit={onSubmit} onClose={() => undefined}>
        <input aria-label="First" defaultValue="words" />
        <input aria-label="Second" name="second" />
      </FormDialog>
    </LanguageProvider>
  )
  const { rerender } = render(shown(false))
  const first = screen.getByRole<HTMLInputElement>('textbox', { name: 'First' })
  // Ready to be typed over.
  expect(document.activeElement).toBe(first)
  expect(first.selectionEnd).toBe('words'.length)
  fireEvent.submit(first)
  expect(onSubmit).not.toHaveBeenCalled()
  rerender(shown(true))
  fireEvent.submit(screen.getByRole('textbox', { name: 'Second' }))
  expect(onSubmit).toHaveBeenCalledOnce()
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(onSubmit).toHaveBeenCalledTimes(2)
})

test('a dialog of fields is not answered again while its answer is under way, and answers for no form around it', async () => {
  const around = vi.fn((event: FormEvent) => event.preventDefault())
  let settle = (): void => undefined
  const onSubmit = vi.fn(() => new Promise<void>((resolve) => (settle = resolve)))
  show(
    <form onSubmit={around}>
      <FormDialog title="Fields" action="Save" isGood onSubmit={onSubmit} onClose={() => undefined}>
        <input aria-label="Only" />
      </FormDialog>
    </form>,
  )
  const only = screen.getByRole('textbox', { name: 'Only' })
  fireEvent.submit(only)
  fireEvent.submit(only)
  expect(onSubmit).toHaveBeenCalledOnce()
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' })
  expect(save.disabled).toBe(true)
  settle()
  await waitFor(() => expect(save.disabled).toBe(false))
  fireEvent.submit(only)
  expect(onSubmit).toHaveBeenCalledTimes(2)
  expect(around).not.toHaveBeenCalled()
})

test('a menu carries out what is chosen and shows its keys', () => {
  const note = vi.fn()
  show(
    <MenuButton
      label="New"
      items={[
        { id: 'note', label: 'Note', keys: 'Mod+Shift+A', onAction: note },
        'separator',
        { id: 'gone', label: 'Gone', isDisabled: true, onAction: note },
      ]}
    />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'New' }))
  expect(screen.getByRole('menuitem', { name: /Gone/ }).getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(screen.getByRole('menuitem', { name: /Note/ }))
  expect(note).toHaveBeenCalledTimes(1)
  expect(screen.queryByRole('menu')).toBeNull()
})

test('a selection can be changed and taken away', () => {
  const change = vi.fn()
  show(
    <SelectField
      label="Language"
      value="fr"
      none="Any"
      options={[
        { value: 'en', label: 'English' },
        { value: 'fr', label: 'French' },
      ]}
      onChange={change}
    />,
  )
  const open = () => fireEvent.click(screen.getByRole('button', { name: /Language/ }))
  open()
  fireEvent.click(screen.getByRole('option', { name: 'English' }))
  expect(change).toHaveBeenLastCalledWith('en')
  open()
  fireEvent.click(screen.getByRole('option', { name: 'Any' }))
  expect(change).toHaveBeenLastCalledWith(null)
})

test('one of a few is always chosen', () => {
  const change = vi.fn()
  const options = ['light', 'dark'].map((value) => ({ value, label: value }))
  show(<SegmentedControl label="Appearance" value="light" options={options} onChange={change} />)
  fireEvent.click(screen.getByRole('radio', { name: 'light' }))
  expect(change).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('radio', { name: 'dark' }))
  expect(change).toHaveBeenCalledWith('dark')
})

test('long work says how far it is and can be stopped', () => {
  const cancel = vi.fn()
  const { rerender } = show(<Progress label="Checking" share={0.25} onCancel={cancel} />)
  expect(screen.getByRole('progressbar', { name: 'Checking' }).getAttribute('aria-valuenow')).toBe('25')
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(cancel).toHaveBeenCalledTimes(1)
  rerender(
    <LanguageProvider language="en">
      <Progress label="Checking" />
    </LanguageProvider>,
  )
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
})

test('a toast offers the way back once, and goes when it was taken', async () => {
  const undo = vi.fn()
  show(<ToastRegion />)
  showToast({ text: 'Deleted.', action: { label: 'Undo', onAction: undo } })
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(undo).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('Deleted.')).toBeNull()
})
