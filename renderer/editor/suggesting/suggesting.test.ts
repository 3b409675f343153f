// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { Selection, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { normalizeBody } from '../../../shared/document/normalize-body.ts'
import { settleSuggestions } from '../../../shared/document/suggestions/settle-suggestions.ts'
import { bodyOf } from '../body-cache.ts'
import {
  blocksOf,
  cursorAfter,
  editorWith,
  footnote,
  heading,
  numbered,
  paragraph,
  press,
  text,
  type,
} from '../editor.test-kit.ts'
import { mountFootnote } from '../overlays/mount-footnote.ts'
import type { EditorSession } from '../session.ts'
import { directly } from './suggesting-extension.ts'

let open: Editor[] = []
afterEach(() => {
  for (const editor of open) editor.destroy()
  open = []
})

function writing(
  content: unknown[],
  suggestingAs: string | null = 'Ana',
): { editor: Editor; session: EditorSession } {
  const made = editorWith(content, { suggestingAs })
  open.push(made.editor)
  return made
}

const item = (words: string) => ({ type: 'listItem', content: [paragraph(words)] })

/** The text as its blocks read after all suggestions were answered. */
function read(editor: Editor, answer: 'accept' | 'reject'): string[] {
  return said(settleSuggestions(bodyOf(editor.state.doc), answer))
}

function said(body: DocumentBody): string[] {
  const lines: string[] = []
  const visit = (node: DocumentBody['content'][number], depth: string) => {
    const inline = (node.content ?? []).map(
      (each) => each.text ?? (each.type === 'text' ? '' : `<${each.type}>`),
    )
    const isLine = ['paragraph', 'heading', 'numberedParagraph'].includes(node.type)
    lines.push(`${depth}${node.type}${isLine ? `: ${inline.join('')}` : ''}`)
    if (!isLine) for (const child of node.content ?? []) visit(child, `${depth}  `)
  }
  for (const node of body.content) visit(node, '')
  return lines
}

const enter = (editor: Editor) => press(editor, 'Enter')
const erase = (editor: Editor) =>
  press(editor, 'Backspace') ||
  editor.view.dispatch(editor.state.tr.delete(editor.state.selection.head - 1, editor.state.selection.head))

describe('what is written while changes are suggested', () => {
  it('stands beside what was there, whose words are struck out', () => {
    const { editor } = writing([paragraph('The quick fox')])
    cursorAfter(editor, 'The quick')
    for (let count = 0; count < 5; count += 1) erase(editor)
    type(editor, 'slow')
    expect(read(editor, 'reject')).toEqual(['paragraph: The quick fox'])
    expect(read(editor, 'accept')).toEqual(['paragraph: The slow fox'])
    const marks = editor.state.doc.firstChild?.content.content.flatMap((node) =>
      node.marks.map(({ attrs }) => attrs['id']),
    )
    expect(new Set(marks).size).toBe(1)
  })

  it.each([
    ['its last letter, as the page tells it', 'panels', 's', [0, 5]],
    ['its first', 'panels', 'p', [1, 6]],
    ['one from its middle', 'panels', 'n', null],
  ] as const)('takes the place of a selection also where it begins with %s', (_, word, letter, differs) => {
    const { editor } = writing([paragraph(`Chair asks ${word} to speak`)])
    cursorAfter(editor, 'Chair asks ')
    const start = editor.state.selection.from
    editor.commands.setTextSelection({ from: start, to: start + word.length })
    const { tr } = editor.state
    if (differs) {
      tr.delete(start + differs[0], start + differs[1])
      tr.setSelection(TextSelection.create(tr.doc, start + 1))
    } else tr.insertText(letter)
    editor.view.dispatch(tr)
    type(editor, 'omething else')
    expect(read(editor, 'reject')).toEqual(['paragraph: Chair asks panels to speak'])
    expect(read(editor, 'accept')).toEqual([`paragraph: Chair asks ${letter}omething else to speak`])
    const struck = editor.state.doc.firstChild?.content.content.find(({ text: words }) => words === word)
    expect(struck?.marks.map((mark) => mark.type.name)).toEqual(['deletion'])
  })

  it('begins lines that can be refused, in lists too', () => {
    const { editor } = writing([
      numbered('One two'),
      { type: 'bulletList', content: [item('first'), item('second')] },
    ])
    cursorAfter(editor, 'One')
    enter(editor)
    cursorAfter(editor, 'first')
    enter(editor)
    type(editor, 'between')
    expect(read(editor, 'reject')).toEqual(
      said(
        bodyOf(
          writing([numbered('One two'), { type: 'bulletList', content: [item('first'), item('second')] }])
            .editor.state.doc,
        ),
      ),
    )
    expect(read(editor, 'accept')).toEqual([
      'numberedParagraph: One',
      'numberedParagraph:  two',
      'bulletList',
      '  listItem',
      '    paragraph: first',
      '  listItem',
      '    paragraph: between',
      '  listItem',
      '    paragraph: second',
    ])
  })

  it('strikes out a word by Control and Backspace with its vowel signs, and not the space before it', () => {
    for (const [before, word] of [
      ['Keep ', 'old'],
      ['نص ', 'كُتِبَ'],
    ] as const) {
      const { editor } = writing([paragraph(`${before}${word}`)])
      cursorAfter(editor, `${before}${word}`)
      press(editor, 'Backspace', { ctrlKey: true })
      expect(read(editor, 'accept')).toEqual([`paragraph: ${before}`])
    }
  })

  it('joins lines by Backspace and by Delete, and takes back its own lines at once', () => {
    const { editor } = writing([paragraph('One'), paragraph('Two')])
    cursorAfter(editor, 'One')
    press(editor, 'Delete')
    expect(read(editor, 'accept')).toEqual(['paragraph: OneTwo'])
    expect(read(editor, 'reject')).toEqual(['paragraph: One', 'paragraph: Two'])
    const other = writing([paragraph('One')]).editor
    cursorAfter(other, 'One')
    enter(other)
    erase(other)
    expect(blocksOf(other)).toEqual(['paragraph One'])
    expect(other.state.doc.firstChild?.marks).toEqual([])
  })

  it('says so where something cannot be suggested, and changes nothing', () => {
    const { editor, session } = writing([paragraph('One'), paragraph('Two')])
    const before = editor.getJSON()
    cursorAfter(editor, 'Two')
    editor.commands.toggleBulletList()
    expect(editor.getJSON()).toEqual(before)
    expect(session.notice()).toEqual({ code: 'not-suggested' })
  })

  it('leaves typed signs as they are where they would make a list', () => {
    const { editor } = writing([paragraph('')])
    type(editor, '- one')
    expect(read(editor, 'accept')).toEqual(['paragraph: - one'])
  })

  it('suggests another look as words in place of words', () => {
    const { editor } = writing([paragraph('The quick fox')])
    cursorAfter(editor, 'The ')
    editor.commands.setTextSelection({ from: 5, to: 10 })
    editor.commands.toggleMark('bold')
    const accepted = settleSuggestions(bodyOf(editor.state.doc), 'accept')
    expect(accepted.content[0]?.content).toEqual([text('The '), text('quick', 'bold'), text(' fox')])
    expect(read(editor, 'reject')).toEqual(['paragraph: The quick fox'])
  })

  it('is undone step by step', () => {
    const { editor } = writing([paragraph('One')])
    const before = editor.getJSON()
    cursorAfter(editor, 'One')
    type(editor, ' more')
    editor.commands.undo()
    expect(editor.getJSON()).toEqual(before)
  })

  it('of somebody else is struck out, and of oneself goes at once', () => {
    const { editor, session } = writing([paragraph('One')])
    cursorAfter(editor, 'One')
    type(editor, ' more')
    session.configure({ ...session.settings(), suggestingAs: 'Ben' })
    erase(editor)
    expect(editor.state.doc.textContent).toBe('One more')
    expect(read(editor, 'accept')).toEqual(['paragraph: One mor'])
    session.configure({ ...session.settings(), suggestingAs: 'Ana' })
    cursorAfter(editor, ' mo')
    erase(editor)
    expect(editor.state.doc.textContent).toBe('One mre')
  })

  it('is struck out in notes too, whose small editor shows it, sign after sign', () => {
    const { editor } = writing([paragraph('a', footnote('words'), ' b')])
    const place = document.body.appendChild(document.createElement('div'))
    const close = mountFootnote(place, editor, 2, { label: 'Note', onDone: () => undefined })
    const inner = place.querySelector('.ed-noteContent')
    for (let count = 0; count < 2; count += 1)
      inner?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true, cancelable: true }),
      )
    expect(inner?.querySelector('.ed-deletion')?.textContent).toBe('ds')
    close()
    const note = (answer: 'accept' | 'reject') =>
      JSON.stringify(settleSuggestions(bodyOf(editor.state.doc), answer).content)
    expect(note('accept')).toContain('"wor"')
    expect(note('reject')).toContain('"words"')
  })

  it('is not gone on with by what is typed beside it without suggesting', () => {
    const { editor, session } = writing([paragraph('One two')])
    cursorAfter(editor, 'One')
    type(editor, ' more')
    editor.commands.setTextSelection({ from: 10, to: 13 })
    editor.commands.deleteSelection()
    session.configure({ ...session.settings(), suggestingAs: null })
    cursorAfter(editor, ' more')
    type(editor, '!')
    editor.commands.setTextSelection(13)
    type(editor, 'x')
    expect(read(editor, 'reject')).toEqual(['paragraph: One! twxo'])
  })
})

/** What a hand does to a text: places are shares of its length, so that the same act is at home in any text. */
const acts = fc.oneof(
  fc.record({
    do: fc.constant('type' as const),
    at: fc.nat(999),
    words: fc.constantFrom('a', 'bc ', 'δ', '中 '),
  }),
  fc.record({
    do: fc.constant('replace' as const),
    at: fc.nat(999),
    to: fc.nat(12),
    words: fc.constantFrom('x', 'yz'),
  }),
  fc.record({ do: fc.constant('delete' as const), at: fc.nat(999), to: fc.nat(40) }),
  fc.record({ do: fc.constant('enter' as const), at: fc.nat(999) }),
  fc.record({ do: fc.constant('back' as const), at: fc.nat(999) }),
  fc.record({ do: fc.constant('block' as const), at: fc.nat(999) }),
)
type Act = typeof acts extends fc.Arbitrary<infer A> ? A : never

const start = () => [
  heading('Opening'),
  numbered('First words here'),
  paragraph('With a note', footnote('See there'), ' in it'),
  { type: 'bulletList', content: [item('milk'), item('bread'), item('salt')] },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableCell', content: [paragraph('cell')] },
          { type: 'tableCell', content: [paragraph('other')] },
        ],
      },
    ],
  },
  { type: 'callout', content: [paragraph('mind'), paragraph('this')] },
  paragraph('last'),
]

/** Does it, and tells whether it stays within one container: a text block, the blocks beside it, the items of one list. */
function perform(editor: Editor, act: Act): boolean {
  let isWithin = true
  const { doc } = editor.state
  const at = Math.floor((act.at / 1000) * doc.content.size)
  editor.view.dispatch(editor.state.tr.setSelection(Selection.near(doc.resolve(at))))
  if (act.do === 'type') type(editor, act.words)
  else if (act.do === 'enter') enter(editor)
  else if (act.do === 'back') press(editor, 'Backspace')
  else if (act.do === 'block') editor.commands.insertContent({ type: 'horizontalRule' })
  else {
    const { from } = editor.state.selection
    const to = Math.min(from + act.to, doc.content.size)
    // No hand selects from a line into a note in it, which is written in an editor of its own.
    if (!doc.resolve(from).sameParent(doc.resolve(to)) && /footnote/.test(doc.slice(from, to).toString()))
      return true
    editor.commands.setTextSelection({ from, to })
    const { $from, $to } = editor.state.selection
    const shared = $from.sharedDepth(to)
    isWithin = [$from, $to].every(
      ($pos) => shared >= $pos.depth - ($pos.depth > 1 && $pos.node(-1).type.name === 'listItem' ? 2 : 1),
    )
    if (act.do === 'delete') editor.commands.deleteSelection()
    else type(editor, act.words)
  }
  return isWithin
}

const wordsOf = (lines: readonly string[]) => lines.map((line) => /: (.*)$/.exec(line)?.[1] ?? '').join('')

function anew(editor: Editor, doc: ProseNode): void {
  const { tr } = editor.state
  editor.view.dispatch(directly(tr.replaceWith(0, tr.doc.content.size, doc.content)))
}

describe('any series of changes that are suggested', () => {
  it('is gone without a trace when all are rejected, and leaves a body like any other either way', () => {
    const { editor } = writing(start())
    const { doc } = editor.state
    const before = bodyOf(doc)
    fc.assert(
      fc.property(fc.array(acts, { minLength: 1, maxLength: 8 }), (series) => {
        anew(editor, doc)
        for (const act of series) perform(editor, act)
        editor.state.doc.check()
        const body = bodyOf(editor.state.doc)
        expect(settleSuggestions(body, 'reject')).toEqual(before)
        for (const each of [body, settleSuggestions(body, 'accept')])
          expect(normalizeBody(each, { newBlockId: () => 'new' })).toEqual({ body: each, findings: [] })
      }),
      { numRuns: Number(process.env['SUGGESTED'] ?? 8) },
    )
  }, 300_000)

  it('reads, when all are accepted, like the same changes made at once', () => {
    const [{ editor }, { editor: made }] = [writing(start()), writing(start(), null)]
    const [doc, other] = [editor.state.doc, made.state.doc]
    fc.assert(
      // Backspace before an item of a list lifts it out of the list, which cannot be suggested: it joins it instead.
      fc.property(
        acts.filter((act) => act.do !== 'back'),
        (act) => {
          anew(editor, doc)
          anew(made, other)
          perform(editor, act)
          const isWithin = perform(made, act)
          if (editor.state.doc.eq(doc)) return
          const [accepted, same] = [read(editor, 'accept'), said(bodyOf(made.state.doc))]
          expect(wordsOf(accepted)).toBe(wordsOf(same))
          if (isWithin) expect(accepted).toEqual(same)
        },
      ),
      { numRuns: Number(process.env['SUGGESTED'] ?? 8) },
    )
  }, 300_000)
})
