import { describe, expect, it } from 'vitest'
import { readMarks, readNodeAttributes, wellFormedText } from './read-attributes.ts'

describe('attributes of a node', () => {
  it('are taken as they are where they are right', () => {
    const given = { id: 'a', dir: 'rtl', level: 3 }
    expect(readNodeAttributes('heading', given)).toEqual({ attrs: given, repaired: false, badText: false })
  })

  it.each([undefined, null, {}])('are the defaults where there are none: %j', (given) => {
    expect(readNodeAttributes('heading', given)).toEqual({
      attrs: { id: null, dir: null, level: 1 },
      repaired: false,
      badText: false,
    })
  })

  it.each([
    [99, 4],
    [0, 1],
    [2.5, 1],
    ['2', 1],
    [Number.NaN, 1],
  ])('come as near as they can: a level of %j is %j', (given, level) => {
    const read = readNodeAttributes('heading', { level: given })
    expect(read.attrs?.['level']).toBe(level)
    expect(read.repaired).toBe(true)
  })

  it('lose what the schema does not know, and say so', () => {
    const read = readNodeAttributes('paragraph', JSON.parse('{"style":"x","__proto__":{"id":"b"},"id":"a"}'))
    expect(read.attrs).toEqual({ id: 'a', dir: null })
    expect(read.repaired).toBe(true)
  })

  it('are none where one is missing that has no default', () => {
    expect(readNodeAttributes('crossReference', {}).attrs).toBeNull()
    expect(readNodeAttributes('recordLink', { recordId: 'x', kind: 'meeting', label: 'l' }).attrs).toBeNull()
    expect(readNodeAttributes('unknownBlock', { json: 7 }).attrs).toBeNull()
  })

  it('have as many widths as a cell has columns, or none', () => {
    expect(readNodeAttributes('tableCell', { colspan: 2, colwidth: [50, 60] }).attrs?.['colwidth']).toEqual([
      50, 60,
    ])
    const wrong = readNodeAttributes('tableHeader', { colspan: 2, colwidth: [50] })
    expect([wrong.attrs?.['colwidth'], wrong.repaired]).toEqual([null, true])
  })

  it('carry no text that cannot be written down', () => {
    const read = readNodeAttributes('figure', { alt: 'a\0b\udfff' })
    expect([read.attrs?.['alt'], read.badText, read.repaired]).toEqual(['ab\ufffd', true, false])
  })
})

describe('marks', () => {
  it('come in the order of the schema, one of each kind', () => {
    const link = (href: string) => ({ type: 'link', attrs: { href } })
    const read = readMarks([
      { type: 'code' },
      { type: 'bold' },
      link('https://a.org'),
      link('https://b.org'),
      { type: 'bold' },
    ])
    expect(read).toEqual({
      marks: [link('https://a.org'), { type: 'bold' }, { type: 'code' }],
      unknown: [],
      bad: [],
    })
  })

  it.each([
    'javascript:alert(1)',
    ' https://a.org',
    'data:text/html,x',
    'file:///etc/passwd',
    '\\\\server\\share',
    'https://a.org/\u0001',
    '',
  ])('are no link to %j', (href) => {
    expect(readMarks([{ type: 'link', attrs: { href } }])).toEqual({ marks: [], unknown: [], bad: ['link'] })
  })

  it.each(['https://a.org/ü?x=1#y', 'HTTP://A.ORG', 'mailto:a@b.org', 'tel:+41227179111'])(
    'are a link to %j',
    (href) => {
      expect(readMarks([{ type: 'link', attrs: { href } }]).marks).toHaveLength(1)
    },
  )

  it('are named where they are unknown or no marks at all', () => {
    expect(readMarks([{ type: 'blink' }, 'bold', null, { type: 5 }]).unknown).toEqual([
      'blink',
      'bold',
      '',
      '',
    ])
    expect(readMarks('bold').unknown).toEqual([''])
    expect(readMarks(undefined)).toEqual({ marks: [], unknown: [], bad: [] })
  })
})

describe('text', () => {
  it('keeps everything that can be written down', () => {
    const kept = 'é 👩‍👩‍👧 \u202e \u0001 ﷽ \uffff'
    expect(wellFormedText(kept)).toBe(kept)
  })

  it('loses NUL, and halves of pairs become the sign for what is unreadable', () => {
    expect(wellFormedText('a\0b\ud83dc\ude00')).toBe('ab\ufffdc\ufffd')
  })
})
