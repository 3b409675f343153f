import type { DocumentBody, DocumentMark, DocumentNode, JsonValue } from '../../shared/document/body.ts'
import { documentV1, type DocumentType, type DocumentV1 } from '../../shared/model/document/v1.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { TypesetInput } from './prepare.ts'

/** Builders of bodies, so that a test reads as the document it is about. */
export const text = (value: string, ...marks: (string | DocumentMark)[]): DocumentNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) }),
})

type Children = string | DocumentNode | readonly (string | DocumentNode)[]

export function node(
  type: string,
  children: Children = [],
  attrs: Record<string, JsonValue> = {},
): DocumentNode {
  const list: readonly (string | DocumentNode)[] = Array.isArray(children) ? children : [children]
  const content = list.map((child) => (typeof child === 'string' ? text(child) : child))
  return { type, ...(Object.keys(attrs).length > 0 && { attrs }), ...(content.length > 0 && { content }) }
}

export const p = (children: Children, attrs?: Record<string, JsonValue>) => node('paragraph', children, attrs)
export const h = (level: number, children: Children, attrs: Record<string, JsonValue> = {}) =>
  node('heading', children, { level, ...attrs })
export const n = (children: Children, level = 1, attrs: Record<string, JsonValue> = {}) =>
  node('numberedParagraph', children, { level, ...attrs })
export const note = (value: string) => node('footnote', p(value), { id: 'note' })
export const li = (...children: (string | DocumentNode)[]) =>
  node(
    'listItem',
    children.map((child) => (typeof child === 'string' ? p(child) : child)),
  )
export const cell = (value: Children, attrs: Record<string, JsonValue> = {}) =>
  node('tableCell', p(value), attrs)
export const th = (value: Children, attrs: Record<string, JsonValue> = {}) =>
  node('tableHeader', p(value), attrs)
export const row = (...cells: DocumentNode[]) => node('tableRow', cells)
export const body = (...content: DocumentNode[]): DocumentBody => ({ type: 'doc', content })
export const xref = (target: string, form = 'number') => node('crossReference', [], { target, form })

export const ids = {
  document: '01920000-0000-7000-8000-000000000001',
  work: '01920000-0000-7000-8000-000000000002',
}

type RecordOptions = {
  language?: Language
  type?: DocumentType
  title?: string
  status?: DocumentV1['status']
  numbering?: 'continuous' | 'none'
  contents?: boolean
  wordLimit?: number
  symbol?: string
  subtitle?: string
  summary?: string
  distribution?: DocumentV1['masthead']['distribution']
  settings?: Partial<DocumentV1['settings']>
}

export function documentRecord(options: RecordOptions = {}): DocumentV1 {
  const { language = 'en', type = 'final-report', status = 'draft', numbering = 'continuous' } = options
  return documentV1.parse({
    id: ids.document,
    kind: 'document',
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-04-20T16:30:00.000Z',
    tags: ['partnerships'],
    type,
    title: options.title ?? 'Report of the workshop',
    ...(options.summary && { summary: options.summary }),
    ...(options.subtitle && { subtitle: options.subtitle }),
    masthead: {
      organ: 'International Dialogue on Migration',
      symbol: options.symbol ?? 'IDM/2018/WS.2/R.1',
      distribution: options.distribution ?? 'general',
      date: '2018-10-09',
      originalLanguage: 'en',
    },
    language,
    status,
    workId: ids.work,
    author: 'Secretariat of the Dialogue',
    settings: {
      numbering,
      contents: options.contents ?? type === 'final-report',
      ...(options.wordLimit && { wordLimit: options.wordLimit }),
      ...options.settings,
    },
  })
}

export function inputOf(
  record: DocumentV1,
  content: DocumentBody,
  assets: Record<string, Uint8Array> = {},
): TypesetInput {
  return {
    record,
    body: content,
    readAsset: async (sha256) => assets[sha256] ?? null,
    titleOf: () => null,
    bearersOf: () => [],
    distributionOf: () => null,
  }
}
