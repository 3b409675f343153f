import { mergeAttributes, Node, wrappingInputRule } from '@tiptap/core'
import { calloutTones } from '../../../shared/document/nodes.ts'
import type { EditorSession } from '../session.ts'
import { element, setAttribute } from '../views/element.ts'
import { directionOf, nodeView } from '../views/node-view.ts'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { updateNode } from './update-node.ts'

export const Blockquote = Node.create({
  ...nodeFields('blockquote'),
  defining: true,
  addAttributes: () => nodeAttributes('blockquote'),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addNodeView() {
    return (props) => {
      const dom = element('blockquote')
      return nodeView(props, {
        dom,
        contentDOM: dom,
        show: ({ node }) => setAttribute(dom, 'dir', directionOf(node)),
      })
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap('blockquote') }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })]
  },
})

/** A box that says how it wants to be taken; its tone is chosen in the box itself. */
export function createCallout(session: EditorSession) {
  return Node.create({
    ...nodeFields('callout'),
    defining: true,
    addAttributes: () => nodeAttributes('callout'),
    parseHTML: () => [{ tag: 'div[data-type="callout"]' }],
    renderHTML: ({ HTMLAttributes }) => [
      'div',
      mergeAttributes(HTMLAttributes, { 'data-type': 'callout' }),
      0,
    ],
    addNodeView() {
      return (props) => {
        const tone = element('select', {
          class: 'ed-blockSelect',
          change: () => updateNode(props, { tone: tone.value }),
        })
        const head = element('div', { class: 'ed-blockHead', contenteditable: 'false' }, tone)
        const body = element('div', { class: 'ed-blockBody' })
        const dom = element('div', { class: 'ed-callout' }, head, body)
        return nodeView(
          props,
          {
            dom,
            contentDOM: body,
            own: [head],
            show({ node }) {
              const { t, editable } = session.settings()
              const value = String(node.attrs['tone'])
              setAttribute(dom, 'data-tone', value)
              setAttribute(dom, 'dir', directionOf(node))
              tone.setAttribute('aria-label', t('editor.callout.tone'))
              tone.disabled = !editable
              tone.replaceChildren(
                ...calloutTones.map((each) =>
                  element('option', { value: each }, t(`editor.callout.${each}`)),
                ),
              )
              tone.value = value
            },
          },
          session.subscribe,
        )
      }
    },
  })
}
