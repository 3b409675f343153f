import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type OutlineNode = { title: string; items: OutlineNode[] }
export type ReadPdf = {
  pages: string[]
  text: string
  outline: OutlineNode[]
  title: string
  info: Record<string, unknown>
  lang: string
  /** Addresses of links, page by page; a link inside the file is `#`, with its name if it goes by one. */
  links: string[][]
  /** Roles of the structure tree in reading order, page by page, with alternative texts after a colon. */
  roles: string[][]
}

/** What a reader program finds in a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  const links: string[][] = []
  const roles: string[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const annotations: { url?: string; dest?: unknown }[] = await page.getAnnotations()
    links.push(
      annotations
        .map(
          ({ url, dest }) => url ?? (Array.isArray(dest) ? '#' : typeof dest === 'string' ? `#${dest}` : ''),
        )
        .filter(Boolean),
    )
    roles.push(rolesOf(await page.getStructTree()))
  }
  const { info } = await document.getMetadata()
  const { Language: lang = '', ...rest } = info as Record<string, unknown>
  const outline = ((await document.getOutline()) ?? []).map(toNode)
  await task.destroy()
  return {
    pages,
    text: pages.join('\n'),
    outline,
    title: String(rest['Title']),
    info: rest,
    lang: String(lang),
    links,
    roles,
  }
}

function toNode(item: { title: string; items: unknown[] }): OutlineNode {
  return { title: item.title, items: (item.items as OutlineNode[]).map(toNode) }
}

function rolesOf(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null || !('children' in tree)) return []
  const { role, alt, children } = tree as { role?: string; alt?: string; children: unknown[] }
  return [...(role ? [alt ? `${role}: ${alt}` : role] : []), ...children.flatMap(rolesOf)]
}

/** Text as a person would say it is on the page: runs of white space are one space. */
export const flat = (text: string) => text.replace(/\s+/g, ' ')

/** Hands the bytes to a command as a file; null where the command is not installed. */
export function withCommand(
  command: string,
  args: (file: string) => string[],
  bytes: Uint8Array,
): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pdf-'))
  try {
    const file = join(folder, 'file.pdf')
    writeFileSync(file, bytes)
    return execFileSync(command, args(file), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
