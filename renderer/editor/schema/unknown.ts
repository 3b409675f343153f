import { mergeAttributes, Node } from '@tiptap/core'
import type { EditorSession } from '../session.ts'
import { element } from '../views/element.ts'
import { nodeView } from '../views/node-view.ts'
import { nodeAttributes, nodeFields } from './attributes.ts'

/** What this version cannot read, shown as a calm notice and kept word for word. */
export function createUnknown(name: 'unknownBlock' | 'unknownInline', session: EditorSession) {
  const tag = name === 'unknownBlock' ? 'div' : 'span'
  return Node.create({
    ...nodeFields(name),
    atom: true,
    addAttributes: () => nodeAttributes(name),
    parseHTML: () => [
      {
        tag: `${tag}[data-type="${name}"]`,
        getAttrs: (found: HTMLElement) => found.hasAttribute('data-json') && null,
      },
    ],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes, { 'data-type': name })],
    addNodeView() {
      return (props) => {
        const open = () => {
          const pos = props.getPos()
          if (pos !== undefined) session.show({ kind: 'unknown', pos })
        }
        const button = element('button', { type: 'button', class: 'ed-unknownShow', click: open })
        const text = element('span')
        const dom = element(tag, { class: `ed-${name}`, contenteditable: 'false' }, text, button)
        return nodeView(
          props,
          {
            dom,
            own: [button],
            show() {
              const { t } = session.settings()
              text.textContent =
                name === 'unknownBlock' ? t('editor.unknown.block') : t('editor.unknown.inline')
              button.textContent = t('editor.unknown.show')
            },
            selected: (isSelected) => dom.classList.toggle('ProseMirror-selectednode', isSelected),
          },
          session.subscribe,
        )
      }
    },
  })
}
