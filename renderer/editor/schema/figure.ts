import { mergeAttributes, Node } from '@tiptap/core'
import type { EditorSession } from '../session.ts'
import { element, setAttribute } from '../views/element.ts'
import { nodeView, numberOf } from '../views/node-view.ts'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { withDirection } from './text-blocks.ts'

/** A picture with its caption, which is its content and written in place. */
export function createFigure(session: EditorSession) {
  return Node.create({
    ...nodeFields('figure'),
    draggable: true,
    isolating: true,
    addAttributes: () => nodeAttributes('figure'),
    parseHTML: () => [{ tag: 'figure[data-type="figure"]', contentElement: 'figcaption' }],
    renderHTML: ({ node, HTMLAttributes }) => [
      'figure',
      mergeAttributes(HTMLAttributes, withDirection(node.attrs), { 'data-type': 'figure' }),
      ['figcaption', 0],
    ],
    addKeyboardShortcuts() {
      return {
        // A caption is one paragraph: Enter goes on below the picture.
        Enter: () => {
          const { $from } = this.editor.state.selection
          if ($from.parent.type !== this.type) return false
          const after = $from.after()
          return this.editor
            .chain()
            .insertContentAt(after, { type: 'paragraph' })
            .setTextSelection(after + 1)
            .run()
        },
        Backspace: () => {
          const { $from, empty } = this.editor.state.selection
          if ($from.parent.type !== this.type || !empty || $from.parentOffset > 0) return false
          return this.editor.commands.setNodeSelection($from.before())
        },
      }
    },
    addNodeView() {
      return (props) => {
        const open = () => {
          const pos = props.getPos()
          if (pos !== undefined) session.show({ kind: 'picture', pos })
        }
        const image = element('img', { class: 'ed-image', draggable: 'false', alt: '' })
        const missing = element('div', { class: 'ed-imageMissing' })
        const badge = element('button', { type: 'button', class: 'ed-altBadge', click: open })
        const picture = element(
          'div',
          { class: 'ed-picture', contenteditable: 'false' },
          image,
          missing,
          badge,
        )
        const caption = element('figcaption', { class: 'ed-caption' })
        const dom = element('figure', { class: 'ed-figure' }, picture, caption)
        image.addEventListener('error', () => setAttribute(dom, 'data-broken', 'true'))
        image.addEventListener('load', () => setAttribute(dom, 'data-broken', null))
        return nodeView(
          props,
          {
            dom,
            contentDOM: caption,
            own: [badge],
            show({ node, decorations }) {
              const { t, ports } = session.settings()
              const asset: unknown = node.attrs['asset']
              const alt = String(node.attrs['alt'])
              const decorative = Boolean(node.attrs['decorative'])
              const url = typeof asset === 'string' ? ports.assetUrl(asset) : null
              setAttribute(dom, 'data-asset', url === null ? 'none' : null)
              if (url !== null && image.getAttribute('src') !== url) image.src = url
              image.alt = decorative ? '' : alt
              missing.textContent = t('editor.figure.missing')
              badge.textContent = t('editor.figure.altShort')
              const named = decorative || alt.trim() !== ''
              setAttribute(badge, 'data-missing', named ? null : 'true')
              badge.setAttribute(
                'aria-label',
                t(named ? 'editor.figure.altEdit' : 'editor.figure.altMissing'),
              )
              badge.title = badge.getAttribute('aria-label') ?? ''
              picture.style.inlineSize = `${Number(node.attrs['width'])}%`
              setAttribute(caption, 'data-number', numberOf(decorations))
              setAttribute(
                caption,
                'data-placeholder',
                node.content.size === 0 ? t('editor.figure.caption') : null,
              )
              caption.dir = withDirection(node.attrs).dir
            },
            selected: (isSelected) => dom.classList.toggle('ProseMirror-selectednode', isSelected),
          },
          session.subscribe,
        )
      }
    },
  })
}
