import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState, type ReactNode } from 'react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { namedLine } from '../../../shared/model/record-base.ts'
import { LanguageProvider } from '../../i18n/LanguageProvider.tsx'
import { standInLayout } from '../layout-stand-in.test-kit.ts'
import { DateField } from './DateField.tsx'
import { InlineField } from './InlineField.tsx'
import { TagInput } from './TagInput.tsx'

beforeAll(() => standInLayout())
afterEach(cleanup)

const show = (content: ReactNode, language: 'en' | 'fr' = 'en') =>
  render(<LanguageProvider language={language}>{content}</LanguageProvider>)

describe('a text edited in place', () => {
  const open = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }))
  const type = (text: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value: text } })
  const press = (key: string) => fireEvent.keyDown(screen.getByRole('textbox'), { key })

  test('is saved with Enter', () => {
    const save = vi.fn()
    show(<InlineField label="Title" value="Old" schema={namedLine} onSave={save} />)
    open(/Title: Old/)
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' }))
    type('  New  ')
    press('Enter')
    expect(save).toHaveBeenCalledWith('New')
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('is left as it was with Escape', () => {
    const save = vi.fn()
    show(<InlineField label="Title" value="Old" schema={namedLine} onSave={save} />)
    open(/Title/)
    type('New')
    press('Escape')
    expect(save).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: 'Title: Old' })).toBeDefined()
  })

  test('is saved when it is left, but not when nothing changed', () => {
    const save = vi.fn()
    show(<InlineField label="Title" value="Old" schema={namedLine} onSave={save} />)
    open(/Title/)
    fireEvent.blur(screen.getByRole('textbox'))
    expect(save).not.toHaveBeenCalled()
    open(/Title/)
    type('New')
    fireEvent.blur(screen.getByRole('textbox'))
    expect(save).toHaveBeenCalledWith('New')
  })

  test('says what is wrong and stays open until it is right', () => {
    const save = vi.fn()
    show(<InlineField label="Title" value="Old" schema={namedLine} onSave={save} />)
    open(/Title/)
    type('')
    press('Enter')
    expect(screen.getByText('This cannot be left empty.')).toBeDefined()
    type('x'.repeat(501))
    press('Enter')
    expect(screen.getByText('At most 500 characters fit here.')).toBeDefined()
    expect(save).not.toHaveBeenCalled()
  })

  test('may be emptied where the schema can do without', () => {
    const save = vi.fn()
    show(<InlineField label="Note" value="Old" schema={z.string().optional()} onSave={save} />)
    open(/Note/)
    type('')
    press('Enter')
    expect(save).toHaveBeenCalledWith(undefined)
  })

  test('reads numbers as the schema wants them', () => {
    const save = vi.fn()
    const schema = z.int().min(1).max(100).optional()
    show(<InlineField label="Limit" value="" schema={schema} read={Number} onSave={save} />)
    open(/Limit: Not given/)
    type('many')
    press('Enter')
    expect(screen.getByText('Write a whole number.')).toBeDefined()
    type('500')
    press('Enter')
    expect(screen.getByText('The most is 100.')).toBeDefined()
    type('85')
    press('Enter')
    expect(save).toHaveBeenCalledWith(85)
  })
})

describe('a day', () => {
  function Day({ onChange = () => undefined }: { onChange?: (day: string | null) => void }) {
    const [day, setDay] = useState<string | null>('2018-03-26')
    return (
      <DateField
        label="First day"
        value={day}
        onChange={(next) => {
          setDay(next)
          onChange(next)
        }}
      />
    )
  }
  const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'First day' })
  const write = (text: string) => {
    fireEvent.focus(field())
    fireEvent.change(field(), { target: { value: text } })
    fireEvent.keyDown(field(), { key: 'Enter' })
  }

  test('is shown as the language writes it', () => {
    show(<Day />)
    expect(field().value).toBe('26 Mar 2018')
    cleanup()
    show(<Day />, 'fr')
    expect(field().value).toBe('26 mars 2018')
  })

  test('that can be two days is asked about, and nothing is kept until told', () => {
    const change = vi.fn()
    show(<Day onChange={change} />)
    write('03/04/2018')
    const question = screen.getByRole('group', { name: 'Which day is 03/04/2018?' })
    expect(change).not.toHaveBeenCalled()
    expect(within(question).getByRole('button', { name: '3 April 2018' })).toBeDefined()
    fireEvent.click(within(question).getByRole('button', { name: '4 March 2018' }))
    expect(change).toHaveBeenCalledWith('2018-03-04')
    expect(screen.queryByRole('group')).toBeNull()
  })

  test('that is written plainly is kept at once', () => {
    const change = vi.fn()
    show(<Day onChange={change} />)
    write('8 October 2018')
    expect(change).toHaveBeenCalledWith('2018-10-08')
  })

  test('can be taken away', () => {
    const change = vi.fn()
    show(<Day onChange={change} />)
    write('')
    expect(change).toHaveBeenCalledWith(null)
  })

  test.each([
    ['31/02/2018', /has no day/],
    ['after Easter', /cannot be read as a date/],
    ['1/2/18', /four digits/],
  ])('that is none (%s) is explained', (text, sentence) => {
    const change = vi.fn()
    show(<Day onChange={change} />)
    write(text)
    expect(screen.getByText(sentence)).toBeDefined()
    expect(change).not.toHaveBeenCalled()
  })
})

describe('several short texts', () => {
  function Tags() {
    const [tags, setTags] = useState<string[]>(['partnerships'])
    return <TagInput label="Tags" value={tags} onChange={setTags} />
  }
  const input = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Tags' })
  const names = () => screen.queryAllByRole('row').map((tag) => tag.textContent)

  test('are added with Enter, several at once with commas, none of them twice', () => {
    show(<Tags />)
    fireEvent.change(input(), { target: { value: 'draft, partnerships, 2018' } })
    fireEvent.keyDown(input(), { key: 'Enter' })
    expect(names()).toEqual(['partnerships', 'draft', '2018'])
    expect(input().value).toBe('')
  })

  test('are taken away with their button or with Backspace', () => {
    show(<Tags />)
    fireEvent.change(input(), { target: { value: 'draft' } })
    fireEvent.blur(input())
    fireEvent.click(screen.getByRole('button', { name: 'Remove partnerships' }))
    expect(names()).toEqual(['draft'])
    act(() => input().focus())
    fireEvent.keyDown(input(), { key: 'Backspace' })
    expect(names()).toEqual([])
  })
})
