import { defaultTreeAdapter, Parser, type DefaultTreeAdapterMap, type TreeAdapter } from 'parse5'
import { allowedAttributes, allowedTags, depthLimit, elementLimit, hiddenContents } from './allowed-html.ts'
import { InertElement, InertText } from './inert-dom.ts'

type Parsed = DefaultTreeAdapterMap['childNode']
type ParsedElement = DefaultTreeAdapterMap['element']

/** HTML with more in it than is read. */
export class TooComplexError extends Error {
  override readonly name = 'TooComplexError'
}

const tags = new Set(allowedTags)
const attributes = new Set(allowedAttributes)
const hidden = new Set(hiddenContents)
const html = 'http://www.w3.org/1999/xhtml'

/**
 * Reads HTML as a browser would and builds of it only what is on the list of allowed tags and attributes. `onShare` is
 * told now and then how much is read (0–1). Throws TooComplexError beyond the limits of elements and depth.
 */
export function readHtml(source: string, onShare: (share: number) => void): InertElement {
  const parser = new Parser({ treeAdapter: boundedAdapter(), scriptingEnabled: false })
  for (let at = 0; at < source.length; at += chunk) {
    parser.tokenizer.write(source.slice(at, at + chunk), at + chunk >= source.length)
    onShare(Math.min(1, (at + chunk) / source.length))
  }
  const root = new InertElement('body')
  const body = bodyOf(parser.document)
  if (body) copy(body, root)
  return root
}

// Characters between two reports.
const chunk = 1 << 18

function bodyOf(document: DefaultTreeAdapterMap['document']): ParsedElement | null {
  const page = document.childNodes.find((node) => node.nodeName === 'html')
  if (!page || !('childNodes' in page)) return null
  const body = page.childNodes.find((node) => node.nodeName === 'body' || node.nodeName === 'frameset')
  return body && 'tagName' in body ? body : null
}

/** Copies what is allowed. What is not allowed gives way to its contents, unless those are not text of the page. */
function copy(from: ParsedElement, to: InertElement): void {
  const open: { nodes: readonly Parsed[]; next: number; into: InertElement }[] = [
    { nodes: from.childNodes, next: 0, into: to },
  ]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.nodes[top.next]
    top.next += 1
    if (!node) open.pop()
    else if ('value' in node) addText(top.into, node.value)
    else if ('tagName' in node && !isSuspicious(node)) {
      const isAllowed = node.namespaceURI === html && tags.has(node.tagName)
      const into = isAllowed ? element(node) : top.into
      if (isAllowed) top.into.appendChild(into)
      if (isAllowed || (node.namespaceURI === html && !hidden.has(node.tagName))) {
        open.push({ nodes: node.childNodes, next: 0, into })
      }
    }
  }
}

/** Markup kept as a text, and elements that stand for a program's own: dropped with all that is in them. */
function isSuspicious({ tagName, attrs, childNodes }: ParsedElement): boolean {
  if (attrs.some(({ name }) => name === 'is')) return true
  return rawTexts.has(tagName) && childNodes.some((node) => 'value' in node && /<[/\w!]/.test(node.value))
}

const rawTexts = new Set(['xmp', 'plaintext'])

/** What stands on both sides of something taken out becomes one text. */
function addText(into: InertElement, text: string): void {
  const { lastChild } = into
  if (lastChild instanceof InertText) lastChild.nodeValue = `${lastChild.nodeValue}${text}`
  else into.appendChild(new InertText(text))
}

function element({ tagName, attrs }: ParsedElement): InertElement {
  const made = new InertElement(tagName)
  for (const { name, value } of attrs) {
    if ((attributes.has(name) || dataName.test(name)) && isHarmless(name, value))
      made.setAttribute(name, value)
  }
  return made
}

const dataName = /^data-[-\w.]+$/

/** Nothing that could end a comment or a text and begin markup, and no address that runs. */
function isHarmless(name: string, value: string): boolean {
  if (/((--!?|\])>)|<\/(style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/i.test(value)) {
    return false
  }
  if (name !== 'href' && name !== 'src') return true
  // Whitespace and control characters are what hides a scheme from a check.
  const address = value.replace(/[\u0000-\u0020\u00a0\u1680\u180e\u2000-\u2029\u205f\u3000]/g, '')
  return /^(?:https?:|mailto:|tel:|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i.test(address)
}

/** Misnested formatting makes a parser copy elements without end, and deep nesting makes it search for ever: both are stopped while they happen. */
function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let elements = 0
  const depths = new WeakMap<object, number>()
  const sink = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > depthLimit) throw new TooComplexError('Nested too deeply')
    depths.set(child, depth)
  }
  return {
    ...defaultTreeAdapter,
    createElement(...input) {
      elements += 1
      if (elements > elementLimit) throw new TooComplexError('Too many elements')
      return defaultTreeAdapter.createElement(...input)
    },
    appendChild(parent, child) {
      // Comments are millions where somebody means harm, and never wanted.
      if (child.nodeName === '#comment') return
      sink(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore(parent, child, reference) {
      sink(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, reference)
    },
  }
}
