import { mergeAttributes, Node, textblockTypeInputRule, type NodeConfig } from '@tiptap/core'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { insertLine } from './insert-line.ts'

/** Rendered direction: the writer's choice, or the browser's reading of the first strong letter. */
export function withDirection(attrs: Record<string, unknown>): { dir: string } {
  const chosen = attrs['dir']
  return { dir: chosen === 'ltr' || chosen === 'rtl' ? chosen : 'auto' }
}

export const Doc = Node.create({ ...nodeFields('doc'), topNode: true })

export const Text = Node.create({ name: 'text', group: 'inline' })

export const Paragraph = Node.create({
  ...nodeFields('paragraph'),
  priority: 1000,
  addAttributes: () => nodeAttributes('paragraph'),
  // `data-line` is a line of a footnote, which HTML does not let be a paragraph inside one.
  parseHTML: () => [{ tag: 'p' }, { tag: 'span[data-line]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'p',
    mergeAttributes(HTMLAttributes, withDirection(node.attrs)),
    0,
  ],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode('paragraph') }
  },
})

export const Heading = Node.create({
  ...nodeFields('heading'),
  defining: true,
  addAttributes: () => nodeAttributes('heading', { level: (element) => Number(element.tagName.slice(1)) }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (element: HTMLElement) =>
        element.hasAttribute('data-heading') ? {} : { level: Math.min(level, 4) },
    })),
  // The page's own title is the first heading of the tab, so the document's begin one below.
  renderHTML: ({ node, HTMLAttributes }) => [
    `h${Number(node.attrs['level']) + 1}`,
    mergeAttributes(HTMLAttributes, withDirection(node.attrs), {
      'data-heading': String(node.attrs['level']),
    }),
    0,
  ],
  addKeyboardShortcuts() {
    return Object.fromEntries(
      [1, 2, 3, 4].map((level) => [
        `Mod-Alt-${level}`,
        () => this.editor.commands.toggleNode('heading', 'paragraph', { level }),
      ]),
    )
  },
  addInputRules() {
    return [1, 2, 3, 4].map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^(#{${level}})\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    )
  },
})

export const CodeBlock = Node.create({
  ...nodeFields('codeBlock'),
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => nodeAttributes('codeBlock'),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: ({ HTMLAttributes }) => ['pre', mergeAttributes(HTMLAttributes, { dir: 'ltr' }), ['code', 0]],
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-c': () => this.editor.commands.toggleNode('codeBlock', 'paragraph'),
      Backspace: () => {
        const { empty, $anchor } = this.editor.state.selection
        if (!empty || $anchor.parent.type !== this.type || $anchor.parentOffset > 0) return false
        return this.editor.commands.clearNodes()
      },
      Tab: () =>
        this.editor.isActive('codeBlock') && this.editor.commands.insertContent({ type: 'text', text: '\t' }),
      Enter: () => {
        const { $from, empty } = this.editor.state.selection
        if (!empty || $from.parent.type !== this.type) return false
        const atEnd = $from.parentOffset === $from.parent.nodeSize - 2
        if (!atEnd || !$from.parent.textContent.endsWith('\n\n')) return false
        return this.editor
          .chain()
          .command(({ tr }) => Boolean(tr.delete($from.pos - 2, $from.pos)))
          .exitCode()
          .run()
      },
    }
  },
  addInputRules() {
    return [textblockTypeInputRule({ find: /^```\s$/, type: this.type })]
  },
})

export const HardBreak = Node.create({
  ...nodeFields('hardBreak'),
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () =>
        this.editor.commands.first(({ commands }) => [
          () => commands.exitCode(),
          () => commands.insertContent({ type: 'hardBreak' }),
        ]),
    }
  },
})

function lineBlock(name: 'horizontalRule' | 'pageBreak', config: Partial<NodeConfig>) {
  return Node.create({ ...nodeFields(name), addAttributes: () => nodeAttributes(name), ...config })
}

export const HorizontalRule = lineBlock('horizontalRule', {
  parseHTML: () => [{ tag: 'hr:not([data-type])' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', HTMLAttributes],
})

export const PageBreak = lineBlock('pageBreak', {
  parseHTML: () => [{ tag: 'hr[data-type="pageBreak"]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['hr', mergeAttributes(HTMLAttributes, { 'data-type': 'pageBreak' })],
  addKeyboardShortcuts() {
    return { 'Mod-Enter': () => insertLine(this.editor, 'pageBreak') }
  },
})
