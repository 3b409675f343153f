import type { OpenedDocument } from '../../../shared/contract/documents.ts'
import type { DocumentBody } from '../../../shared/document/body.ts'

/** The body of an opened document; its nodes were checked one by one in the workbench. */
export function bodyOf(opened: Pick<OpenedDocument, 'body'>): DocumentBody {
  return opened.body as DocumentBody
}
