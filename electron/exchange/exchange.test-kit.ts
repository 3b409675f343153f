import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import type { DocumentNode } from '../../shared/document/body.ts'
import { safeHref } from '../../shared/document/nodes.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { walk } from '../../shared/document/walk.ts'
import { importFile, type ImportPorts } from './import-file.ts'

/** Public test inputs; a spec that needs them is visibly skipped where they are not. */
export const corpora = join(import.meta.dirname, '../../../shared/corpora')
export const hasCorpora = existsSync(corpora)

/** Collaborators that keep what they are given in memory. */
export function importPorts(): ImportPorts & { stored: Map<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>()
  let blocks = 0
  return {
    stored,
    putObject: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      stored.set(sha256, bytes)
      return sha256
    },
    newBlockId: () => `b${(blocks += 1)}`,
  }
}

/** The body a file becomes; fails the spec where it becomes none. */
export async function bodyOf(content: string | Uint8Array, fileName: string, ports = importPorts()) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const imported = await importFile(bytes, fileName, ports)
  if (imported.type !== 'document') throw new Error(`${fileName} became an attachment`)
  return imported
}

/** A body in short: `heading1(Title) paragraph(Some **bold**)`, so that specs read as documents. */
export function outlineOf(node: DocumentNode): string {
  const inner = (node.content ?? []).map(outlineOf)
  if (node.text !== undefined) {
    const marks = (node.marks ?? []).map((mark) => mark.type[0]).join('')
    return marks ? `<${marks}:${node.text}>` : node.text
  }
  if (node.type === 'doc') return inner.join(' ')
  const level = node.attrs?.['level'] ?? (node.attrs?.['start'] === 1 ? '' : (node.attrs?.['start'] ?? ''))
  const inline = ['paragraph', 'heading', 'codeBlock', 'figure'].includes(node.type)
  return `${node.type}${level}(${inner.join(inline ? '' : ' ')})`
}

/** What is wrong with a body: findings of the schema, and every address that a program would run. */
export function faultsOf(body: DocumentNode): string[] {
  const faults = normalizeBody(body, { newBlockId: () => 'never' }).findings.map(
    (finding) => finding.code as string,
  )
  for (const { node } of walk(body)) {
    for (const mark of node.marks ?? []) {
      if (mark.type === 'link' && !safeHref.safeParse(mark.attrs?.['href']).success)
        faults.push('unsafe-href')
    }
  }
  return faults
}

export type ZipPart = {
  name: string
  content: string | Uint8Array
  stored?: boolean
  size?: number
  flags?: number
  mode?: number
}

/** A zip made by hand, so that it can lie about itself. */
export function zipOf(parts: ZipPart[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = part.stored ? content : deflateRawSync(content)
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(part.flags ?? 0, 2)
    fields.writeUInt16LE(part.stored ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(part.size ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, name]))
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, central, Buffer.from('PK\u0005\u0006'), end])
}

/** A Word file whose body is the given WordprocessingML. */
export function docxOf(body: string, more: ZipPart[] = []): Uint8Array {
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="${word}" xmlns:r="${rel}"><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ])
}
