import type { DocumentMark } from '../../shared/document/body.ts'
import { safeHref } from '../../shared/document/nodes.ts'
import { languages } from '../../shared/model/languages.ts'
import { attributeOf, type HtmlElement } from './parse-html.ts'

const markOf: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  mark: 'highlight',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** The marks of text inside an element: those around it and its own, each once. A link that a program would run is none. */
export function marksInside(element: HtmlElement, around: readonly DocumentMark[]): readonly DocumentMark[] {
  const own = ownMarks(element)
  if (own.length === 0) return around
  const kept = around.filter((mark) => own.every((each) => each.type !== mark.type))
  return [...kept, ...own]
}

function ownMarks(element: HtmlElement): DocumentMark[] {
  const marks: DocumentMark[] = []
  const named = markOf[element.tagName]
  // Word processors wrap whole documents in <b style="font-weight: normal">.
  const plain = named === 'bold' && /font-weight:\s*(normal|400)/i.test(attributeOf(element, 'style') ?? '')
  if (named && !plain) marks.push({ type: named })
  if (element.tagName === 'span') marks.push(...styleMarks(attributeOf(element, 'style') ?? ''))
  if (element.tagName === 'a') {
    const href = safeHref.safeParse((attributeOf(element, 'href') ?? '').trim())
    if (href.success) marks.push({ type: 'link', attrs: { href: href.data } })
  }
  const tag = (attributeOf(element, 'lang') ?? '').slice(0, 2).toLowerCase()
  const language = languages.find((each) => each === tag)
  if (language) marks.push({ type: 'language', attrs: { tag: language } })
  return marks
}

function styleMarks(style: string): DocumentMark[] {
  const marks: DocumentMark[] = []
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) marks.push({ type: 'bold' })
  if (/font-style:\s*italic/i.test(style)) marks.push({ type: 'italic' })
  if (/text-decoration[^;]*underline/i.test(style)) marks.push({ type: 'underline' })
  if (/text-decoration[^;]*line-through/i.test(style)) marks.push({ type: 'strike' })
  return marks
}
