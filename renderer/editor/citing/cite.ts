import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { NodeSelection } from '@tiptap/pm/state'
import type { RecordKind } from '../../../shared/model/record.ts'
import type { Language } from '../../../shared/model/languages.ts'
import { newBlockId } from '../schema/block-ids.ts'

/** What is cited: a record by its symbol or title, and where in it. */
export type Citation = {
  recordId: string
  kind: RecordKind
  label: string
  /** Number of the paragraph as it is cited, such as "12 (a)". */
  number?: string | undefined
  /** Page of a file, from 1. */
  page?: number | undefined
  /** Language of the document that cites. */
  language: Language
}

export type CitationForm = 'footnote' | 'inline'

/** The text of the line in which the selection stands, without its notes. */
export function paragraphOf(editor: Editor): string {
  const { selection } = editor.state
  const isWhole = selection instanceof NodeSelection && selection.node.isTextblock
  const line = isWhole ? selection.node : selection.$to.parent
  if (!line.isTextblock) return ''
  let text = ''
  line.forEach((child) => (text += child.isText ? child.text : child.type.name === 'hardBreak' ? ' ' : ''))
  return text.trim()
}

/** Puts the citation behind the selection, in a note or in the line. */
export function cite(editor: Editor, citation: Citation, form: CitationForm): boolean {
  const { schema, selection, tr } = editor.state
  const { footnote, paragraph, recordLink } = schema.nodes
  if (!footnote || !paragraph || !recordLink) return false
  const { parent, pos } = selection.$to
  const type = form === 'footnote' ? footnote : recordLink
  if (!editor.isEditable || !parent.type.contentMatch.matchType(type)) return false
  const { recordId, kind, label } = citation
  const link = recordLink.create({ recordId, kind, label })
  const rest = placeOf(citation)
  const nodes =
    form === 'footnote'
      ? [
          footnote.create(
            { id: newBlockId() },
            paragraph.create({ id: newBlockId() }, [link, schema.text(`${rest}.`)]),
          ),
        ]
      : [schema.text(' ('), link, schema.text(`${rest})`)]
  tr.insert(pos, nodes)
  // Apart from what was written just before, so that one undo takes away the citation and nothing else.
  editor.view.dispatch(closeHistory(tr).scrollIntoView())
  editor.view.focus()
  return true
}

const paragraphWords: Record<Language, (number: string) => string> = {
  en: (number) => `para. ${number}`,
  fr: (number) => `par. ${number}`,
  es: (number) => `párr. ${number}`,
  ru: (number) => `п. ${number}`,
  ar: (number) => `الفقرة ${number}`,
  zh: (number) => `第${number}段`,
}

const pageWords: Record<Language, (page: number) => string> = {
  en: (page) => `p. ${page}`,
  fr: (page) => `p. ${page}`,
  es: (page) => `pág. ${page}`,
  ru: (page) => `с. ${page}`,
  ar: (page) => `الصفحة ${page}`,
  zh: (page) => `第${page}页`,
}

const commas: Record<Language, string> = { en: ', ', fr: ', ', es: ', ', ru: ', ', ar: '، ', zh: '，' }

/** ", para. 12" in the language of the document; empty where the place has no number. */
export function placeOf({ number, page, language }: Omit<Citation, 'recordId' | 'kind' | 'label'>): string {
  const isParagraph = number !== undefined && /^\d/.test(number)
  const written = isParagraph
    ? paragraphWords[language](number)
    : (number ?? (page === undefined ? undefined : pageWords[language](page)))
  return written === undefined ? '' : `${commas[language]}${written}`
}
