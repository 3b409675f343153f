import { describe, expect, it } from 'vitest'
import { cleanHtml } from './clean-html.ts'
import { listsFromWord } from './word-lists.ts'
import { notesFromWord } from './word-notes.ts'

const page = (html: string) => {
  const root = document.createElement('div')
  root.innerHTML = html
  return root
}
const item = (level: number, marker: string, words: string) =>
  `<p style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${marker}</span>${words}</p>`
const lists = (html: string) => {
  const root = page(html)
  listsFromWord(root)
  return root.innerHTML
}

describe('lists as Word writes them', () => {
  it.each([
    ['·', '<ul>'],
    ['o', '<ul>'],
    ['§', '<ul>'],
    ['1.', '<ol type="1">'],
    ['3)', '<ol type="1" start="3">'],
    ['a)', '<ol type="a">'],
    ['(b)', '<ol type="a">'],
    ['i.', '<ol type="i">'],
    ['(iv)', '<ol type="i">'],
    ['1.2.', '<ol type="1" start="2">'],
  ])('are known by their marker: %s', (marker, list) => {
    expect(lists(item(1, marker, 'x'))).toBe(
      `${list}<li><p>x</p></li>${list.startsWith('<ul') ? '</ul>' : '</ol>'}`,
    )
  })

  it('nest as their levels do, also when a level is skipped', () => {
    expect(lists(item(1, '·', 'a') + item(3, '·', 'b') + item(1, '·', 'c'))).toBe(
      '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>',
    )
  })

  it('begin deep and come out', () => {
    expect(lists(item(2, '·', 'a') + item(1, '·', 'b'))).toBe(
      '<ul><li><p>a</p></li></ul><ul><li><p>b</p></li></ul>',
    )
  })

  it('end where other text begins', () => {
    expect(lists(`${item(1, '·', 'a')}<p>text</p>${item(1, '·', 'b')}`)).toBe(
      '<ul><li><p>a</p></li></ul><p>text</p><ul><li><p>b</p></li></ul>',
    )
  })

  it('keep marks and links inside their items', () => {
    expect(lists(item(1, '·', '<b>a</b> <a href="https://x.org">b</a>'))).toContain(
      '<b>a</b> <a href="https://x.org">b</a>',
    )
  })

  it('are not seen where there are none', () => {
    const html = '<p style="mso-list:none">a</p><p style="color:red">b</p><ul><li>c</li></ul>'
    expect(lists(html)).toBe(html)
  })
})

describe('notes as Word writes them', () => {
  const notes = (html: string) => {
    const root = page(html)
    notesFromWord(root)
    return root.innerHTML
  }

  it('stand where they are referred to', () => {
    expect(
      notes(
        '<p>a<sup><a href="#_ftn1">[1]</a></sup></p><div id="ftn1"><p><a href="#_ftnref1">[1]</a> Note</p></div>',
      ),
    ).toBe('<p>a<span data-type="footnote"><span data-line="">Note</span></span></p>')
  })

  it('may be endnotes, and have several paragraphs', () => {
    expect(notes('<p>a<a href="#_edn2">[ii]</a></p><div id="edn2"><p>One</p><p>Two</p></div>')).toBe(
      '<p>a<span data-type="footnote"><span data-line="">One</span><span data-line="">Two</span></span></p>',
    )
  })

  it('keep the reference where the note did not come along', () => {
    const html = '<p>a<a href="#_ftn9">[9]</a></p>'
    expect(notes(html)).toBe(html)
  })
})

describe('cleaning', () => {
  const clean = (html: string) => cleanHtml(html)?.root.innerHTML ?? null

  it('keeps structure and drops everything that acts or loads', () => {
    expect(
      clean(
        '<p onclick="x()">a<script>b</script><iframe src="https://x.org"></iframe><svg><text>c</text></svg></p>',
      ),
    ).toBe('<p>a</p>')
    expect(clean('<style>p{}</style><p>a</p><form><input value="x"><button>b</button></form>')).not.toMatch(
      /style|form|input|button/,
    )
    expect(
      clean('<p>a<link rel=stylesheet href=x><meta http-equiv=refresh content=0><base href=x></p>'),
    ).toBe('<p>a</p>')
  })

  it('opens up what nests deeper than a document can', () => {
    const html = clean('<blockquote>'.repeat(40) + '<p>deep</p>' + '</blockquote>'.repeat(40)) ?? ''
    expect(html.match(/<blockquote>/g)).toHaveLength(3)
    expect(html).toContain('<p>deep</p>')
  })

  it('moves the title of a table to where it is kept', () => {
    expect(
      clean('<table><caption> People \n at work </caption><tbody><tr><td>a</td></tr></tbody></table>'),
    ).toContain('<table data-caption="People at work">')
  })

  it('drops the empty paragraphs that Word puts between others, and no others', () => {
    expect(clean('<p class="MsoNormal">&nbsp;</p><p class="MsoNormal">a</p><p>&nbsp;</p>')).toBe(
      '<p class="MsoNormal">a</p><p>&nbsp;</p>',
    )
  })

  it('takes pictures only from bytes that came along, of kinds the library keeps', () => {
    const made = cleanHtml(
      '<img src="data:image/png;base64,AAAA"><img src="data:image/svg+xml;base64,AAAA"><img src="https://x.org/a.png"><img src="data:image/gif;base64,!!"><img>',
    )
    expect(made?.images.map(({ file }) => file.type)).toEqual(['image/png'])
    expect(made?.remoteImages).toBe(4)
  })

  it('changes nothing in what is clean', () => {
    const once = clean(
      '<h2>T</h2><ul><li><p>a <strong>b</strong></p></li></ul><table data-caption="c"><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
    )
    expect(clean(once ?? '')).toBe(once)
  })
})
