import { afterEach, describe, expect, it, vi } from 'vitest'
import { act, renderHook } from '@testing-library/react'
import { nodeAttributes, nodeFields } from './schema/attributes.ts'
import { newBlockId } from './schema/block-ids.ts'
import { blockId } from '../../shared/model/ids.ts'
import { editorWith, heading, paragraph, text } from './editor.test-kit.ts'
import { en } from './messages/en.ts'
import { blocks, insertions, textStyles } from './menus/insertables.ts'
import { publishOutline, registerDocument, useOutline, goToBlock } from './outline/document-outlines.ts'
import { useSettled } from './outline/use-settled.ts'
import { element, setAttribute } from './views/element.ts'
import { trustedUrl } from '../ui/trusted-url.ts'

describe('the session of an editor', () => {
  it('tells when something changed, and not when nothing did', () => {
    const { session } = editorWith([paragraph()])
    const listener = vi.fn()
    const end = session.subscribe(listener)
    session.configure({ ...session.settings() })
    expect(listener).not.toHaveBeenCalled()
    session.configure({ ...session.settings(), language: 'fr' })
    session.show({ kind: 'link' })
    session.say({ code: 'paste-refused' })
    expect(listener).toHaveBeenCalledTimes(3)
    expect([session.settings().language, session.overlay(), session.notice()]).toEqual([
      'fr',
      { kind: 'link' },
      { code: 'paste-refused' },
    ])
    end()
    session.show(null)
    expect(listener).toHaveBeenCalledTimes(3)
  })
})

describe('ids made here', () => {
  it('are ids of the schema, and none is another', () => {
    const made = Array.from({ length: 2000 }, newBlockId)
    expect(made.every((id) => blockId.safeParse(id).success)).toBe(true)
    expect(new Set(made).size).toBe(made.length)
  })
})

describe('attributes in HTML', () => {
  const attributes = nodeAttributes('orderedList', { start: (found) => Number(found.getAttribute('start')) })
  const from = (html: string) => {
    const holder = document.createElement('div')
    holder.innerHTML = html
    return holder.firstElementChild as HTMLElement
  }

  it('are written only where they are not the default', () => {
    expect(attributes['start']?.renderHTML?.({ start: 1 })).toEqual({})
    expect(attributes['start']?.renderHTML?.({ start: 4 })).toEqual({ 'data-start': 'json:4' })
    expect(attributes['type']?.renderHTML?.({ type: 'a' })).toEqual({ 'data-type': 'a' })
  })

  it('are read back, from our own form first and then from what HTML says', () => {
    expect(attributes['start']?.parseHTML?.(from('<ol data-start="json:4" start="9"></ol>'))).toBe(4)
    expect(attributes['start']?.parseHTML?.(from('<ol start="9"></ol>'))).toBe(9)
  })

  it.each(['json:-1', 'json:{', 'json:"x"', 'x'])('are the default where they make no sense: %s', (value) => {
    expect(attributes['start']?.parseHTML?.(from(`<ol data-start='${value}'></ol>`))).toBe(1)
  })

  it('belong to fields that are those of the schema', () => {
    expect(nodeFields('footnote')).toEqual({
      name: 'footnote',
      content: 'paragraph+',
      group: 'inline',
      inline: true,
      marks: 'insertion deletion',
    })
    expect(nodeFields('tableRow')).toEqual({ name: 'tableRow', content: '(tableCell | tableHeader)*' })
  })
})

describe('elements of views', () => {
  it('take attributes, flags and listeners', () => {
    const clicked = vi.fn()
    const made = element(
      'button',
      { type: 'button', hidden: true, title: null, click: clicked },
      'a',
      element('b', {}, 'c'),
    )
    made.click()
    expect(made.outerHTML).toBe('<button type="button" hidden="">a<b>c</b></button>')
    expect(clicked).toHaveBeenCalledOnce()
    setAttribute(made, 'hidden', null)
    setAttribute(made, 'title', 't')
    expect(made.outerHTML).toBe('<button type="button" title="t">a<b>c</b></button>')
  })

  it('never read markup out of text', () => {
    expect(element('span', {}, '<img src=x onerror=alert(1)>').children).toHaveLength(0)
  })
})

describe('what can be put in', () => {
  const all = [...textStyles, ...blocks, ...insertions]

  it('has a name, words and an id of its own each', () => {
    expect(new Set(all.map((each) => each.id)).size).toBe(all.length)
    expect(all.filter((each) => !(each.label in en) || !(each.words in en))).toEqual([])
  })

  it('has keys that nothing else has', () => {
    const keys = all.flatMap((each) => each.keys ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('outlines of open documents', () => {
  afterEach(() => vi.useRealTimers())
  const outline = {
    entries: [{ id: 'h', level: 1, depth: 0, number: 'I.', title: 'H' }],
    words: 1,
    current: 'h',
    block: 'h',
  }

  it('are there while a document is open', () => {
    const went: string[] = []
    const close = registerDocument('doc', {
      goTo: (id) => void went.push(id),
      fix: () => true,
      answer: () => false,
      goToThread: () => false,
    })
    const { result } = renderHook(() => useOutline('doc'))
    expect(result.current).toBeNull()
    act(() => publishOutline('doc', outline))
    expect(result.current).toEqual(outline)
    expect(goToBlock('doc', 'h')).toBe(true)
    expect(went).toEqual(['h'])
    act(close)
    expect(result.current).toBeNull()
    expect(goToBlock('doc', 'h')).toBe(false)
  })

  it('stay the same object while they say the same', () => {
    const close = registerDocument('doc', {
      goTo: () => undefined,
      fix: () => false,
      answer: () => false,
      goToThread: () => false,
    })
    const { result } = renderHook(() => useOutline('doc'))
    act(() => publishOutline('doc', outline))
    const before = result.current
    act(() => publishOutline('doc', { ...outline, entries: [...outline.entries] }))
    expect(result.current).toBe(before)
    close()
  })

  it('follow the text when the writer pauses, not on every key', () => {
    vi.useFakeTimers()
    const { editor, session } = editorWith([heading('One'), paragraph(text('words'))])
    const { result } = renderHook(() => {
      useSettled(editor, 'settled', session)
      return useOutline('settled')
    })
    expect(result.current?.words).toBe(2)
    act(
      () =>
        void editor.commands.insertContentAt(editor.state.doc.content.size - 1, {
          type: 'text',
          text: ' more',
        }),
    )
    expect(result.current?.words).toBe(2)
    act(() => void vi.advanceTimersByTime(500))
    expect(result.current?.words).toBe(3)
    act(() => session.configure({ ...session.settings(), numbering: 'none' }))
    act(() => void vi.advanceTimersByTime(10))
    expect(result.current?.entries[0]?.number).toBeNull()
  })
})

describe('addresses of workers', () => {
  it('are those of the page itself and no others', () => {
    const made: string[] = []
    vi.stubGlobal('trustedTypes', {
      createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => {
        made.push(name)
        return rules
      },
    })
    expect(trustedUrl(new URL('/worker.js', location.href))).toBe(`${location.origin}/worker.js`)
    expect(() => trustedUrl(new URL('https://x.org/worker.js'))).toThrow(TypeError)
    expect(made).toEqual(['workbench'])
    vi.unstubAllGlobals()
  })
})
