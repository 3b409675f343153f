import { compileSelector } from './inert-selector.ts'
import { inertStyle, type InertStyle } from './inert-style.ts'

/**
 * The few parts of a DOM that cleaning and the editor's own reader need, for a worker, which has none. Nothing in it
 * loads, runs or is drawn. Elements are HTML's; names are lower case, as the reader of HTML writes them.
 */
export abstract class InertNode {
  abstract readonly nodeType: number
  abstract readonly nodeName: string
  readonly ownerDocument = inertDocument
  parentNode: InertElement | null = null
  firstChild: InertNode | null = null
  lastChild: InertNode | null = null
  nextSibling: InertNode | null = null
  previousSibling: InertNode | null = null
  nodeValue: string | null = null

  get parentElement(): InertElement | null {
    return this.parentNode
  }

  get childNodes(): InertNode[] {
    const found: InertNode[] = []
    for (let child = this.firstChild; child; child = child.nextSibling) found.push(child)
    return found
  }

  get textContent(): string {
    let text = ''
    for (const node of this.descendants()) if (node.nodeType === 3) text += node.nodeValue ?? ''
    return this.nodeType === 1 ? text : (this.nodeValue ?? '')
  }

  contains(other: InertNode | null): boolean {
    for (let node = other; node; node = node.parentNode) if (node === this) return true
    return false
  }

  remove(): void {
    const { parentNode, previousSibling, nextSibling } = this
    if (!parentNode) return
    if (previousSibling) previousSibling.nextSibling = nextSibling
    else parentNode.firstChild = nextSibling
    if (nextSibling) nextSibling.previousSibling = previousSibling
    else parentNode.lastChild = previousSibling
    this.parentNode = this.previousSibling = this.nextSibling = null
  }

  before(...nodes: InertNode[]): void {
    const { parentNode } = this
    for (const node of nodes) {
      node.remove()
      node.parentNode = parentNode
      node.previousSibling = this.previousSibling
      node.nextSibling = this
      if (this.previousSibling) this.previousSibling.nextSibling = node
      else if (parentNode) parentNode.firstChild = node
      this.previousSibling = node
    }
  }

  replaceWith(...nodes: InertNode[]): void {
    this.before(...nodes)
    this.remove()
  }

  /** Everything inside, in document order; what is met may be taken out on the way. */
  *descendants(): Generator<InertNode> {
    let node = this.firstChild
    while (node) {
      const next: InertNode | null = node.firstChild ?? after(node, this)
      yield node
      node = next
    }
  }
}

function after(node: InertNode, root: InertNode): InertNode | null {
  for (let at: InertNode | null = node; at && at !== root; at = at.parentNode) {
    if (at.nextSibling) return at.nextSibling
  }
  return null
}

export class InertText extends InertNode {
  readonly nodeType = 3
  readonly nodeName = '#text'

  constructor(text: string) {
    super()
    this.nodeValue = text
  }
}

class InertComment extends InertNode {
  readonly nodeType = 8
  readonly nodeName = '#comment'
}

export class InertElement extends InertNode {
  readonly nodeType = 1
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml'
  readonly nodeName: string
  readonly localName: string
  readonly #attributes = new Map<string, string>()
  #style: InertStyle | undefined

  constructor(name: string) {
    super()
    this.localName = name
    this.nodeName = name.toUpperCase()
  }

  get tagName(): string {
    return this.nodeName
  }

  get isConnected(): boolean {
    return false
  }

  get style(): InertStyle {
    return (this.#style ??= inertStyle(this.getAttribute('style') ?? ''))
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name)
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value)
  }

  attributeNames(): string[] {
    return [...this.#attributes.keys()]
  }

  get children(): InertElement[] {
    return this.childNodes.filter((node) => node instanceof InertElement)
  }

  get firstElementChild(): InertElement | null {
    return elementFrom(this.firstChild, 'nextSibling')
  }

  get lastElementChild(): InertElement | null {
    return elementFrom(this.lastChild, 'previousSibling')
  }

  get nextElementSibling(): InertElement | null {
    return elementFrom(this.nextSibling, 'nextSibling')
  }

  get previousElementSibling(): InertElement | null {
    return elementFrom(this.previousSibling, 'previousSibling')
  }

  append(...nodes: InertNode[]): void {
    for (const node of nodes) this.appendChild(node)
  }

  appendChild(node: InertNode): InertNode {
    node.remove()
    node.parentNode = this
    node.previousSibling = this.lastChild
    if (this.lastChild) this.lastChild.nextSibling = node
    else this.firstChild = node
    this.lastChild = node
    return node
  }

  matches(selector: string): boolean {
    return compileSelector(selector)(this, null)
  }

  querySelector(selector: string): InertElement | null {
    const fits = compileSelector(selector)
    for (const node of this.descendants()) {
      if (node instanceof InertElement && fits(node, this)) return node
    }
    return null
  }

  querySelectorAll(selector: string): InertElement[] {
    const fits = compileSelector(selector)
    const found: InertElement[] = []
    for (const node of this.descendants()) {
      if (node instanceof InertElement && fits(node, this)) found.push(node)
    }
    return found
  }
}

function elementFrom(start: InertNode | null, way: 'nextSibling' | 'previousSibling'): InertElement | null {
  let node = start
  while (node && !(node instanceof InertElement)) node = node[way]
  return node
}

const inertDocument = {
  createElement: (name: string) => new InertElement(name.toLowerCase()),
  createTextNode: (text: string) => new InertText(text),
  createComment: () => new InertComment(),
  /** Walks the texts inside a node, whatever is asked to be shown: nothing else is ever asked for. */
  createTreeWalker(root: InertNode) {
    const texts = root.descendants()
    return {
      nextNode(): InertNode | null {
        for (let next = texts.next(); !next.done; next = texts.next()) {
          if (next.value.nodeType === 3) return next.value
        }
        return null
      },
    }
  },
}
