import type { DocumentNode } from '../../shared/document/body.ts'
import { markdownInline } from './markdown-inline.ts'

/**
 * Reads the Markdown that people write by hand (CommonMark's common part, GitHub's tables, task lists and footnotes)
 * into blocks. HTML in it stays text.
 */
export function readMarkdown(text: string): DocumentNode[] {
  const { lines, notes } = takeNotes(text.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'))
  const open = new Set<string>()
  const inline = (source: string): DocumentNode[] =>
    markdownInline(source, (label) => {
      const note = notes.get(label)
      // A note within its own text would never end.
      if (note === undefined || open.size > 0) return null
      open.add(label)
      const content = [{ type: 'paragraph', content: inline(note) }]
      open.delete(label)
      return content
    })
  return blocksOf(lines, inline, 0)
}

type Inline = (source: string) => DocumentNode[]
type Taken = { node: DocumentNode | null; lines: number }

const deepest = 10

function blocksOf(lines: string[], inline: Inline, depth: number): DocumentNode[] {
  const blocks: DocumentNode[] = []
  let at = 0
  while (at < lines.length) {
    if (lines[at]!.trim() === '') {
      at += 1
      continue
    }
    const { node, lines: taken } = blockAt(lines, at, inline, depth)
    if (node) blocks.push(node)
    at += taken
  }
  return blocks
}

function blockAt(lines: string[], at: number, inline: Inline, depth: number): Taken {
  const line = lines[at]!
  const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line)
  if (heading) return { node: headingOf(heading[1]!.length, heading[2]!, inline), lines: 1 }
  if (/^ {0,3}(```|~~~)/.test(line)) return fenceAt(lines, at)
  if (isRule(line)) return { node: { type: 'horizontalRule' }, lines: 1 }
  if (depth < deepest) {
    if (/^ {0,3}>/.test(line)) return quoteAt(lines, at, inline, depth)
    if (itemPattern.test(line)) return listAt(lines, at, inline, depth)
  }
  if (isTableHead(lines, at)) return tableAt(lines, at, inline)
  return paragraphAt(lines, at, inline)
}

function headingOf(level: number, text: string, inline: Inline): DocumentNode | null {
  return text === '' ? null : { type: 'heading', attrs: { level: Math.min(4, level) }, content: inline(text) }
}

function fenceAt(lines: string[], at: number): Taken {
  const [, fence = '```', language = ''] = /^ {0,3}(`{3,}|~{3,})\s*(\S*)/.exec(lines[at]!) ?? []
  let end = at + 1
  while (end < lines.length && !lines[end]!.trim().startsWith(fence)) end += 1
  const text = lines.slice(at + 1, end).join('\n')
  const content = text === '' ? [] : [{ type: 'text', text }]
  return {
    node: { type: 'codeBlock', attrs: { language: language.slice(0, 40) || null }, content },
    lines: end - at + 1,
  }
}

function quoteAt(lines: string[], at: number, inline: Inline, depth: number): Taken {
  let end = at
  while (end < lines.length && /^ {0,3}>/.test(lines[end]!)) end += 1
  const inner = lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, ''))
  const content = blocksOf(inner, inline, depth + 1)
  return { node: content.length > 0 ? { type: 'blockquote', content } : null, lines: end - at }
}

const itemPattern = /^( {0,3})([-*+]|\d{1,6}[.)])( +|$)/

function listAt(lines: string[], at: number, inline: Inline, depth: number): Taken {
  const first = itemPattern.exec(lines[at]!)!
  const ordered = /\d/.test(first[2]!)
  const items: { lines: string[] }[] = []
  let end = at
  let width = 0
  while (end < lines.length) {
    const line = lines[end]!
    const item = itemPattern.exec(line)
    if (item && /\d/.test(item[2]!) === ordered && !isRule(line) && indentOf(line) < Math.max(2, width)) {
      width = item[1]!.length + item[2]!.length + Math.max(1, Math.min(4, item[3]!.length))
      items.push({ lines: [line.slice(Math.min(width, line.length))] })
    } else if (line.trim() === '' ? isContinued(lines, end, width) : indentOf(line) >= Math.min(width, 2)) {
      items.at(-1)!.lines.push(line.slice(Math.min(width, indentOf(line))))
    } else if (line.trim() !== '' && lines[end - 1]!.trim() !== '' && !startsBlock(line)) {
      items.at(-1)!.lines.push(line.trim())
    } else {
      break
    }
    end += 1
  }
  const tasks = items.every((item) => /^\[[ xX]\] /.test(item.lines[0]!))
  const content = items.map((item) => itemOf(item.lines, tasks, inline, depth))
  if (tasks) return { node: { type: 'taskList', content }, lines: end - at }
  const start = Number.parseInt(first[2]!, 10)
  if (ordered)
    return {
      node: { type: 'orderedList', attrs: { start: Math.min(start, 100_000) }, content },
      lines: end - at,
    }
  return { node: { type: 'bulletList', content }, lines: end - at }
}

function itemOf(lines: string[], task: boolean, inline: Inline, depth: number): DocumentNode {
  const checked = /^\[[xX]\]/.test(lines[0]!)
  const source = task ? [lines[0]!.slice(4), ...lines.slice(1)] : lines
  const blocks = blocksOf(source, inline, depth + 1)
  const content = blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks]
  return task ? { type: 'taskItem', attrs: { checked }, content } : { type: 'listItem', content }
}

/** Whether an empty line is followed by more of the same list. */
function isContinued(lines: string[], at: number, width: number): boolean {
  const next = lines.slice(at + 1, at + 4).find((line) => line.trim() !== '')
  return next !== undefined && (indentOf(next) >= width || itemPattern.test(next))
}

function isTableHead(lines: string[], at: number): boolean {
  const rule = lines[at + 1]
  return (
    lines[at]!.includes('|') &&
    rule !== undefined &&
    /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(rule) &&
    rule.includes('-')
  )
}

function tableAt(lines: string[], at: number, inline: Inline): Taken {
  let end = at + 2
  while (end < lines.length && lines[end]!.includes('|') && lines[end]!.trim() !== '') end += 1
  const row = (line: string, type: 'tableHeader' | 'tableCell', columns: number): DocumentNode => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, (_, index) => ({
      type,
      content: [{ type: 'paragraph', content: inline(cellsOf(line)[index] ?? '') }],
    })),
  })
  const columns = Math.min(200, cellsOf(lines[at]!).length)
  const rows = lines.slice(at + 2, end).map((line) => row(line, 'tableCell', columns))
  return {
    node: { type: 'table', content: [row(lines[at]!, 'tableHeader', columns), ...rows] },
    lines: end - at,
  }
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function paragraphAt(lines: string[], at: number, inline: Inline): Taken {
  let end = at + 1
  while (end < lines.length && lines[end]!.trim() !== '' && !startsBlock(lines[end]!)) {
    const underline = /^ {0,3}(=+|-+)\s*$/.exec(lines[end]!)
    if (underline) {
      const text = lines
        .slice(at, end)
        .map((line) => line.trim())
        .join(' ')
      return { node: headingOf(underline[1]!.startsWith('=') ? 1 : 2, text, inline), lines: end - at + 1 }
    }
    end += 1
  }
  const text = lines
    .slice(at, end)
    .map((line) => line.replace(/^\s+/, ''))
    .join('\n')
    .trimEnd()
  return { node: { type: 'paragraph', content: inline(text) }, lines: end - at }
}

function startsBlock(line: string): boolean {
  if (/^ {0,3}-+\s*$/.test(line)) return false
  return /^ {0,3}(#{1,6}\s|```|~~~|>)/.test(line) || itemPattern.test(line) || isRule(line)
}

function isRule(line: string): boolean {
  return /^ {0,3}([-*_])(?: *\1){2,} *$/.test(line)
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Notes stand anywhere, one or more lines each: `[^1]: text`. */
function takeNotes(lines: string[]): { lines: string[]; notes: Map<string, string> } {
  const notes = new Map<string, string>()
  const rest: string[] = []
  let label: string | null = null
  for (const line of lines) {
    const note = /^\[\^([^\]\s]{1,80})\]:\s*(.*)$/.exec(line)
    if (note) {
      label = note[1]!
      notes.set(label, note[2]!)
    } else if (label !== null && /^ {2,}\S/.test(line)) {
      notes.set(label, `${notes.get(label)} ${line.trim()}`)
    } else {
      label = null
      rest.push(line)
    }
  }
  return { lines: rest, notes }
}
