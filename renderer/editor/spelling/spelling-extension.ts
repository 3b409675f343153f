import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { EditorSession } from '../session.ts'
import type { SpellingClient } from './spelling-client.ts'
import { dictionaryOf, type Dictionary } from './spelling-port.ts'
import { visibleRange } from './visible-range.ts'
import { wordsOf, type SpeltWord } from './words-of.ts'

/** A word and the dictionary it was looked up in. */
type LookedUp = Omit<SpeltWord, 'language'> & { dictionary: Dictionary }

type Marks = { decorations: DecorationSet; ignored: ReadonlySet<string> }
type Order = { from: number; to: number; wrong: readonly LookedUp[] } | { ignore: string } | 'clear'

const key = new PluginKey<Marks>('spelling')

/** Marks the misspelt words that are in sight, when the writer pauses or scrolls; never the one being written. */
export const Spelling = Extension.create<{
  session: EditorSession | null
  speller: () => SpellingClient | null
}>({
  name: 'spelling',
  addOptions: () => ({ session: null, speller: () => null }),
  addProseMirrorPlugins() {
    const { session, speller } = this.options
    if (!session) return []
    return [
      new Plugin<Marks>({
        key,
        state: {
          init: () => ({ decorations: DecorationSet.empty, ignored: new Set() }),
          apply: (tr, marks) =>
            applied(
              tr.getMeta(key),
              {
                ...marks,
                decorations: tr.docChanged ? marks.decorations.map(tr.mapping, tr.doc) : marks.decorations,
              },
              tr.doc,
            ),
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleDOMEvents: {
            contextmenu(view, event) {
              const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
              if (pos === undefined || !misspeltAt(view.state, pos)) return false
              event.preventDefault()
              session.show({ kind: 'context', x: event.clientX, y: event.clientY, pos })
              return true
            },
          },
        },
        view: (view) => watch(view, session, speller),
      }),
    ]
  },
})

/** The misspelt word at a place and the dictionary it was looked up in; null where there is none. */
export function misspeltAt(state: EditorState, pos: number): (LookedUp & { text: string }) | null {
  const found = key.getState(state)?.decorations.find(pos, pos)[0]
  if (!found) return null
  const dictionary = found.spec['dictionary'] as Dictionary
  const text = state.doc.textBetween(found.from, found.to)
  return { from: found.from, to: found.to, word: String(found.spec['word']), dictionary, text }
}

/** Leaves a word alone in this document until it is closed. */
export function ignoreWord(view: EditorView, word: string): void {
  view.dispatch(view.state.tr.setMeta(key, { ignore: word }))
}

function applied(order: Order | undefined, marks: Marks, doc: EditorState['doc']): Marks {
  if (!order) return marks
  if (order === 'clear') return { ...marks, decorations: DecorationSet.empty }
  const { decorations } = marks
  if ('ignore' in order) {
    const gone = decorations.find(undefined, undefined, (spec) => spec['word'] === order.ignore)
    return { decorations: decorations.remove(gone), ignored: new Set([...marks.ignored, order.ignore]) }
  }
  const standing = decorations.find(order.from, order.to)
  const fresh = order.wrong
    .filter((each) => !marks.ignored.has(each.word))
    .map(({ from, to, word, dictionary }) =>
      Decoration.inline(from, to, { class: 'ed-misspelt' }, { word, dictionary }),
    )
  const same =
    standing.length === fresh.length &&
    standing.every((old, index) => old.from === fresh[index]?.from && old.to === fresh[index]?.to)
  return same ? marks : { ...marks, decorations: decorations.remove(standing).add(doc, fresh) }
}

const pause = 500

function watch(view: EditorView, session: EditorSession, client: () => SpellingClient | null) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), pause)
  }
  const look = async () => {
    const { ports, language } = session.settings()
    const speller = ports.spelling && client()
    if (ended || view.composing) return
    if (!speller || !ports.spelling) {
      if (key.getState(view.state)?.decorations !== DecorationSet.empty) {
        view.dispatch(view.state.tr.setMeta(key, 'clear'))
      }
      return
    }
    const { doc } = view.state
    const range = visibleRange(view)
    if (!range) return
    const { english, personalWords } = ports.spelling
    const own = new Set(personalWords())
    const words = wordsOf(doc, range.from, range.to, language)
      .filter((each) => !own.has(each.word))
      .map(({ from, to, word, language: of }) => ({ from, to, word, dictionary: dictionaryOf(of, english) }))
    for (const each of new Set(words.map((word) => word.dictionary))) {
      const unknown = new Set(
        words
          .filter((word) => word.dictionary === each && speller.known(each, word.word) === undefined)
          .map((word) => word.word),
      )
      if (unknown.size > 0 && !(await speller.check(each, [...unknown]))) return
    }
    if (ended) return
    // Written on meanwhile: the places are no longer those that were looked at.
    if (view.state.doc !== doc) return soon()
    const { head } = view.state.selection
    const wrong = words.filter(
      (word) =>
        speller.known(word.dictionary, word.word) === false &&
        !(view.hasFocus() && word.from <= head && head <= word.to),
    )
    view.dispatch(view.state.tr.setMeta(key, { ...range, wrong }).setMeta('addToHistory', false))
  }
  const scroller = view.dom.ownerDocument
  scroller.addEventListener('scroll', soon, { capture: true, passive: true })
  const unsubscribe = session.subscribe(soon)
  soon()
  return {
    update(now: EditorView, before: EditorState) {
      if (now.state.doc !== before.doc || !now.state.selection.eq(before.selection)) soon()
    },
    destroy() {
      ended = true
      clearTimeout(timer)
      unsubscribe()
      scroller.removeEventListener('scroll', soon, { capture: true })
    },
  }
}
