import { parseHeader } from '../revisions/revision-header.ts'
import type { Archive } from './archive-file.ts'

/** Every stored object that a revision in an archive names, each once; null where a header cannot be understood. */
export function objectsInArchive(archive: Archive): string[] | null {
  const named = new Set<string>()
  for (const { headerLine } of archive.revisions) {
    const read = parseHeader(headerLine)
    if (!read.ok) return null
    for (const sha256 of read.header.objects ?? []) named.add(sha256)
  }
  return [...named]
}
