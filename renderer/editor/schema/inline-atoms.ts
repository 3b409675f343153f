import { mergeAttributes, Node, type NodeViewRendererProps } from '@tiptap/core'
import { DOMSerializer, type Node as ProseNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import { scrollToBlock } from '../editor-handle.ts'
import { blockId } from '../../../shared/model/ids.ts'
import type { EditorSession } from '../session.ts'
import { element, setAttribute } from '../views/element.ts'
import { nodeView, numberOf } from '../views/node-view.ts'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { newBlockId } from './block-ids.ts'

/** A note at the foot of the page: a number in the line, its text edited in a small surface of its own. */
export function createFootnote(session: EditorSession) {
  const open = (pos: number | undefined) => {
    if (pos !== undefined) session.show({ kind: 'footnote', pos })
  }
  return Node.create({
    ...nodeFields('footnote'),
    atom: true,
    isolating: true,
    // Required, so that the editor never makes one by itself: two paragraphs pasted into a line would otherwise be
    // fitted there by putting them into a note.
    addAttributes: () => ({
      id: { ...nodeAttributes('footnote')['id'], default: undefined, isRequired: true },
    }),
    parseHTML: () => [
      { tag: 'span[data-type="footnote"]', getAttrs: (found) => ({ id: idIn(found) ?? newBlockId() }) },
    ],
    renderHTML: ({ node, HTMLAttributes }) => linesOf(node, HTMLAttributes),
    renderText: () => '',
    addKeyboardShortcuts() {
      return {
        'Mod-Alt-f': () => insertFootnote(this.editor, session),
        Enter: () => {
          const { selection } = this.editor.state
          if (!(selection instanceof NodeSelection) || selection.node.type !== this.type) return false
          open(selection.from)
          return true
        },
      }
    },
    addNodeView() {
      return (props) => {
        const dom = element('sup', {
          class: 'ed-footnote',
          role: 'button',
          click: () => open(props.getPos()),
        })
        return nodeView(
          props,
          {
            dom,
            show({ node, decorations }) {
              const number = numberOf(decorations) ?? '*'
              dom.textContent = number
              dom.setAttribute('aria-label', session.settings().t('editor.footnote.open', { number }))
              dom.title = node.textContent.slice(0, 300)
              setAttribute(dom, 'data-empty', node.textContent.trim() === '' ? 'true' : null)
            },
            selected: (isSelected) => dom.classList.toggle('ProseMirror-selectednode', isSelected),
          },
          session.subscribe,
        )
      }
    },
  })
}

/** Puts an empty footnote after the selection and opens it; notes have no notes. */
export function insertFootnote(editor: NodeViewRendererProps['editor'], session: EditorSession): boolean {
  const { $to } = editor.state.selection
  const { footnote, paragraph } = editor.schema.nodes
  if (!footnote || !paragraph || !$to.parent.type.contentMatch.matchType(footnote)) return false
  const at = $to.pos
  const done = editor
    .chain()
    .setTextSelection(at)
    .insertContentAt(
      at,
      { type: 'footnote', attrs: { id: newBlockId() }, content: [{ type: 'paragraph' }] },
      { updateSelection: false },
    )
    .run()
  if (done) session.show({ kind: 'footnote', pos: at })
  return done
}

/** A link to another record of the library; it opens on a click or, when selected, on Enter. */
export function createRecordLink(session: EditorSession) {
  return Node.create({
    ...nodeFields('recordLink'),
    atom: true,
    addAttributes: () => nodeAttributes('recordLink'),
    parseHTML: () => [
      { tag: 'span[data-type="recordLink"]', getAttrs: hasAll('data-recordid', 'data-kind') },
    ],
    renderHTML: ({ node, HTMLAttributes }) => [
      'span',
      mergeAttributes(HTMLAttributes, { 'data-type': 'recordLink' }),
      String(node.attrs['label']),
    ],
    renderText: ({ node }) => String(node.attrs['label']),
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state
          if (!(selection instanceof NodeSelection) || selection.node.type !== this.type) return false
          session.settings().ports.openRecord(String(selection.node.attrs['recordId']))
          return true
        },
      }
    },
    addNodeView() {
      return (props) => {
        let id = ''
        const dom = element('span', {
          class: 'ed-recordLink',
          role: 'link',
          click: () => session.settings().ports.openRecord(id),
        })
        return nodeView(props, {
          dom,
          show({ node }) {
            id = String(node.attrs['recordId'])
            dom.textContent = String(node.attrs['label'])
            dom.dataset['kind'] = String(node.attrs['kind'])
          },
          selected: (isSelected) => dom.classList.toggle('ProseMirror-selectednode', isSelected),
        })
      }
    },
  })
}

/** A reference to a block of this document; what it reads comes from the numbering, so that it follows its target. */
export function createCrossReference(session: EditorSession) {
  return Node.create({
    ...nodeFields('crossReference'),
    atom: true,
    addAttributes: () => nodeAttributes('crossReference'),
    parseHTML: () => [{ tag: 'span[data-type="crossReference"]', getAttrs: hasAll('data-target') }],
    renderHTML: ({ HTMLAttributes }) => [
      'span',
      mergeAttributes(HTMLAttributes, { 'data-type': 'crossReference' }),
    ],
    addNodeView() {
      return (props) => {
        let target = ''
        const dom = element('span', {
          class: 'ed-reference',
          role: 'link',
          click: () => scrollToBlock(props.editor, target),
        })
        return nodeView(
          props,
          {
            dom,
            show({ node, decorations }) {
              const text = numberOf(decorations)
              target = String(node.attrs['target'])
              dom.textContent = text ?? session.settings().t('editor.reference.broken')
              setAttribute(dom, 'data-broken', text === null ? 'true' : null)
            },
            selected: (isSelected) => dom.classList.toggle('ProseMirror-selectednode', isSelected),
          },
          session.subscribe,
        )
      }
    },
  })
}

/** A note for the clipboard; its paragraphs are lines, because HTML ends a paragraph where another begins inside it. */
function linesOf(note: ProseNode, attributes: Record<string, string>): HTMLElement {
  const serializer = DOMSerializer.fromSchema(note.type.schema)
  const dom = element('span', { ...attributes, 'data-type': 'footnote' })
  note.forEach((paragraph) => {
    const { id, dir } = paragraph.attrs
    const line = element('span', { 'data-line': true, 'data-id': id, 'data-dir': dir })
    line.append(serializer.serializeFragment(paragraph.content))
    dom.append(line)
  })
  return dom
}

function idIn(found: HTMLElement): string | null {
  const id = blockId.safeParse(found.getAttribute('data-id'))
  return id.success ? id.data : null
}

function hasAll(...names: string[]) {
  return (element: HTMLElement) => names.every((name) => element.hasAttribute(name)) && null
}
