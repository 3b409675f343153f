import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap, type TreeAdapter } from 'parse5'
import { ImportError, importLimits } from './import-error.ts'

export type HtmlNode = DefaultTreeAdapterMap['childNode']
export type HtmlElement = DefaultTreeAdapterMap['element']
export type HtmlDocument = DefaultTreeAdapterMap['document']

/** Reads HTML as a browser would, running and fetching nothing. Throws ImportError where it has too many nodes or levels. */
export function parseHtml(html: string): HtmlDocument {
  if (html.length > importLimits.html) throw new ImportError('too-large', { limit: importLimits.html })
  return parse(html, { treeAdapter: boundedAdapter(), scriptingEnabled: false })
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node
}

/** An attribute's value, null where the element has none of that name. */
export function attributeOf(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null
}

/** All text inside a node, in order; not recursive. */
export function plainTextOf(root: HtmlNode): string {
  let text = ''
  const stack: HtmlNode[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    if ('childNodes' in node) stack.push(...node.childNodes.toReversed())
  }
  return text
}

/** Misnested formatting makes a parser copy elements without end, and deep nesting makes it search for ever: both are stopped while they happen. */
function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let nodes = 0
  const depths = new WeakMap<object, number>()
  const count = () => {
    nodes += 1
    if (nodes > importLimits.htmlNodes) throw new ImportError('too-complex')
  }
  const sink = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > importLimits.htmlDepth) throw new ImportError('too-complex')
    depths.set(child, depth)
  }
  return {
    ...defaultTreeAdapter,
    createElement: (...input) => {
      count()
      return defaultTreeAdapter.createElement(...input)
    },
    createCommentNode: (text) => {
      count()
      return defaultTreeAdapter.createCommentNode(text)
    },
    appendChild: (parent, child) => {
      sink(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore: (parent, child, reference) => {
      sink(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, reference)
    },
  }
}
