import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../i18n/LanguageProvider.tsx'
import { standInLayout } from '../layout-stand-in.test-kit.ts'
import { ComboBoxField } from './ComboBoxField.tsx'
import type { Option } from './SelectField.tsx'

beforeAll(() => standInLayout())
afterEach(cleanup)

const papers: Option[] = [
  { value: 'a', label: 'Agenda' },
  { value: 'b', label: 'Concept note' },
]

function Picker({ keeps, onChange }: { keeps: boolean; onChange: (option: Option | null) => void }) {
  const [value, setValue] = useState<Option | null>(null)
  return (
    <LanguageProvider language="en">
      <ComboBoxField
        label="Paper"
        value={value}
        options={papers}
        onSearch={() => undefined}
        onChange={(option) => {
          if (keeps) setValue(option)
          onChange(option)
        }}
      />
    </LanguageProvider>
  )
}

async function choose(name: string): Promise<HTMLInputElement> {
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Paper' })
  await act(async () => field.focus())
  await act(async () => {
    fireEvent.change(field, { target: { value: 'co' } })
  })
  await act(async () => {
    fireEvent.click(screen.getByRole('option', { name }))
  })
  return field
}

describe('a choice among many', () => {
  test('closes its list and shows what was chosen', async () => {
    const onChange = vi.fn()
    render(<Picker keeps onChange={onChange} />)
    const field = await choose('Concept note')
    expect(onChange).toHaveBeenCalledExactlyOnceWith(papers[1])
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(field.value).toBe('Concept note')
  })

  test('that is not kept closes its list too, and is ready for the next', async () => {
    const onChange = vi.fn()
    render(<Picker keeps={false} onChange={onChange} />)
    const field = await choose('Concept note')
    expect(onChange).toHaveBeenCalledExactlyOnceWith(papers[1])
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(field.value).toBe('')
    await choose('Agenda')
    expect(onChange).toHaveBeenLastCalledWith(papers[0])
    expect(screen.queryByRole('listbox')).toBeNull()
  })
})
