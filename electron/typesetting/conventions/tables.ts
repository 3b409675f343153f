import { walk } from '../../../shared/document/walk.ts'
import type { Convention } from './paper.ts'

/** Without header cells a table is read out as a heap of words (PDF/UA-1, 7.5). */
export const tableWithoutHeader: Convention = ({ body, findings }) => {
  for (const { node } of walk(body)) {
    if (node.type !== 'table') continue
    const first = node.content?.[0]?.content ?? []
    const headed = first.some(({ type }) => type === 'tableHeader')
    const sided = (node.content ?? []).every((row) => row.content?.[0]?.type === 'tableHeader')
    if (headed || sided) continue
    const id = node.attrs?.['id']
    findings.add('table-without-header', 'warning', typeof id === 'string' ? id : null)
  }
}
