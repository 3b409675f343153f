import type { DocumentBody } from '../../shared/document/body.ts'
import { walk } from '../../shared/document/walk.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'

/** The stored objects a record needs: an attachment's own bytes, a pack's and a document's issues, the pictures in a body. */
export function objectsNamedIn(record: LibraryRecord, body?: DocumentBody): string[] {
  const names = new Set<string>()
  if (record.kind === 'attachment') names.add(record.sha256)
  if (record.kind === 'pack')
    for (const { sha256, manifest } of record.issues) {
      names.add(sha256)
      if (manifest) names.add(manifest)
    }
  if (record.kind === 'document') for (const issue of record.issued ?? []) names.add(issue.sha256)
  if (body) {
    for (const { node } of walk(body)) {
      const asset = node.type === 'figure' ? node.attrs?.['asset'] : null
      if (typeof asset === 'string') names.add(asset)
    }
  }
  return [...names]
}
