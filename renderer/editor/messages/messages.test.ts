import { createIntl, createIntlCache } from 'react-intl'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

const languages = { en, fr, es }

describe("the editor's sentences", () => {
  it('exist in every language, under the same keys', () => {
    const keys = Object.keys(en)
    expect(Object.keys(fr)).toEqual(keys)
    expect(Object.keys(es)).toEqual(keys)
    expect(keys.every((key) => key.startsWith('editor.'))).toBe(true)
  })

  it.each(Object.entries(languages))('can all be said in %s, with the same values', (locale, messages) => {
    const intl = createIntl(
      {
        locale,
        messages,
        onError: (error) => {
          throw error
        },
      },
      createIntlCache(),
    )
    const values = {
      text: 'x',
      width: 50,
      number: 1,
      rows: 2,
      columns: 3,
      current: 1,
      count: 2,
      limit: 3,
      over: 4,
      time: 't',
      seconds: 5,
      size: 6,
      word: 'w',
      name: 'x',
      moment: 'x',
      quote: 'x',
    }
    for (const id of Object.keys(messages)) {
      const said = intl.formatMessage({ id }, values)
      expect(said).not.toBe('')
      expect(said).not.toMatch(/[{}]/)
    }
  })

  it('ask for the same values in every language', () => {
    const asked = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1]))].toSorted(
        (one = '', other = '') => one.localeCompare(other),
      )
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect([key, asked(fr[key])]).toEqual([key, asked(en[key])])
      expect([key, asked(es[key])]).toEqual([key, asked(en[key])])
    }
  })
})
