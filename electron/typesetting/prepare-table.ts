import type { DocumentNode } from '../../shared/document/body.ts'
import { textOf, walk } from '../../shared/document/walk.ts'
import { attributesOf } from './block-attributes.ts'
import { blockDirection, printable, type Preparation } from './preparation.ts'
import { toLabel } from './prepare-inlines.ts'
import type { Block, Caption, Cell, Table } from './typeset-data.ts'

type ToBlocks = (nodes: readonly DocumentNode[]) => Block[]
type Placed = Omit<Cell, 'align' | 'tight' | 'together' | 'blocks'> & {
  node: DocumentNode
  colwidth: number[] | null
}
type Grid = { cells: Placed[]; columns: number; rows: number }

type Traits = { numeric: boolean; tight: boolean }

/** Width of a letter of the sans-serif font, of its size: an average with a little room. */
const letter = 0.57
/** Width of the text of a turned page, in points. */
const turned = 700
/** More columns than this are set as several tables below each other, the first column repeated. */
const mostColumns = 14
const mostHeaderRows = 6
const mostHeaderText = 900

/** A table as one or more grids in which no two cells overlap; `nested` ones stay within the page they are in. */
export function toTables(
  node: DocumentNode,
  preparation: Preparation,
  toBlocks: ToBlocks,
  nested: boolean,
): Block[] {
  const { id, caption } = attributesOf(node, 'table')
  const grid = toGrid(node)
  if (grid.columns === 0) return []
  const widths = columnWidths(grid)
  const headerRows = headerRowsOf(grid)
  const numeric = numericColumns(grid, headerRows)
  const bands = toBands(grid.columns)
  const rowTexts = lengthsOfRows(grid)
  if (bands.length > 1) {
    preparation.findings.add('wide-table', 'note', id, {
      columns: String(grid.columns),
      parts: String(bands.length),
    })
  }
  const label = toLabel(id, preparation)
  const { column: upright, page } = preparation.measure
  return bands.map((columns, index): Table => {
    const need = columns.reduce((sum, column) => sum + (widths[column]?.need ?? 0), 0)
    const landscape = !nested && need > page * 1.15
    const across = !nested && !landscape && page > upright && need > upright * 1.15
    const room = nested ? upright / 2 : landscape ? turned : across ? page : upright
    const size = Math.round(Math.max(5, Math.min(8.8, (8.8 * room) / need)) * 10) / 10
    const shares = columns.map((column) => widths[column]?.share ?? 1)
    const point = room / shares.reduce((sum, share) => sum + share, 0)
    const traits = columns.map((column, place): Traits => {
      const { share = 1, word = 3 } = widths[column] ?? {}
      const available = (shares[place] ?? share) * point - 10
      return { numeric: numeric[column] ?? false, tight: word * letter * size > available }
    })
    return {
      t: 'table',
      label: index === 0 ? label : null,
      caption: toCaption(node, caption, preparation, bands.length > 1 ? `${index + 1}/${bands.length}` : ''),
      columns: shares,
      size,
      across,
      landscape,
      headerRows,
      repeatHeader: isRepeatable(grid, headerRows),
      cells: cellsOfBand(grid, columns).map((cell) => toCell(cell, traits, rowTexts, toBlocks)),
    }
  })
}

function toCaption(
  node: DocumentNode,
  caption: string | null,
  preparation: Preparation,
  part: string,
): Caption | null {
  const text = printable(caption ?? '', null, preparation).trim()
  if (text === '') return null
  const number = preparation.numbering.printed.get(node) ?? ''
  return {
    number: part ? `${number} (${part})` : number,
    plain: text.replace(/\s+/g, ' '),
    dir: blockDirection(null, text, preparation),
    inlines: [{ t: 'text', text }],
  }
}

/** Puts every cell at the next free place of its row, as browsers do; spans that would overlap or run out are cut. */
function toGrid(table: DocumentNode): Grid {
  const rows = (table.content ?? []).filter((row) => row.type === 'tableRow')
  const taken: boolean[][] = rows.map(() => [])
  const cells: Placed[] = []
  let columns = 0
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const node of row.content ?? []) {
      if (node.type !== 'tableCell' && node.type !== 'tableHeader') continue
      while (taken[y]?.[x]) x += 1
      const wanted = attributesOf(node, node.type)
      let colspan = 1
      while (colspan < wanted.colspan && !taken[y]?.[x + colspan]) colspan += 1
      const rowspan = Math.min(wanted.rowspan, rows.length - y)
      for (let down = 0; down < rowspan; down += 1) {
        for (let along = 0; along < colspan; along += 1) taken[y + down]![x + along] = true
      }
      const header = node.type === 'tableHeader'
      cells.push({ x, y, colspan, rowspan, header, node, colwidth: wanted.colwidth })
      x += colspan
      columns = Math.max(columns, x)
    }
  }
  return { cells, columns, rows: rows.length }
}

function headerRowsOf({ cells, rows }: Grid): number {
  const plain = cells.filter((cell) => !cell.header).reduce((least, cell) => Math.min(least, cell.y), rows)
  // A header cell that reaches into the body would leave the repeated header without its end.
  const cut = (count: number) =>
    cells.reduce(
      (least, { y, rowspan }) => (y < count && y + rowspan > count ? Math.min(least, y) : least),
      count,
    )
  const count = cut(plain)
  return count === rows ? 0 : Math.min(count, cut(Math.min(count, mostHeaderRows)))
}

/** Not where it would fill the page, nor where it holds a note or link: repeated, those would be artifacts. */
function isRepeatable({ cells }: Grid, headerRows: number): boolean {
  const header = cells.filter((cell) => cell.y < headerRows)
  if (header.length === 0) return false
  const text = header.reduce((sum, { node }) => sum + textOf(node).length, 0)
  return (
    text <= mostHeaderText &&
    !header.some(({ node }) => [...walk(node)].some(({ node: each }) => isActive(each)))
  )
}

function isActive(node: DocumentNode): boolean {
  return (
    ['footnote', 'crossReference', 'figure', 'table'].includes(node.type) ||
    (node.marks ?? []).some((mark) => mark.type === 'link')
  )
}

/** Each column's share of the width, from what the author dragged or else from its words, the points it needs, and its longest word. */
function columnWidths({ cells, columns }: Grid): { share: number; need: number; word: number }[] {
  const given: number[] = Array.from({ length: columns }, () => 0)
  const words: number[] = Array.from({ length: columns }, () => 3)
  const texts: number[] = Array.from({ length: columns }, () => 3)
  for (const { node, x, colspan, colwidth } of cells) {
    colwidth?.forEach((width, index) => {
      if (index < colspan && x + index < columns) given[x + index] = Math.max(given[x + index] ?? 0, width)
    })
    if (colspan > 1) continue
    const text = textOf(node)
    texts[x] = Math.max(texts[x] ?? 0, Math.min(text.length, 160))
    const longest = text.split(/\s+/, 400).reduce((most, word) => Math.max(most, word.length), 0)
    words[x] = Math.max(words[x] ?? 0, Math.min(longest, 40))
  }
  const dragged = given.filter((width) => width > 0)
  const average = dragged.reduce((sum, width) => sum + width, 0) / (dragged.length || 1)
  return given.map((width, column) => {
    const longest = words[column] ?? 3
    const word = Math.min(longest, 16)
    const natural = Math.max(word, (texts[column] ?? 3) ** 0.75)
    return {
      share: dragged.length > 0 ? width || average : natural,
      need: word * letter * 8.8 + 12,
      word: longest,
    }
  })
}

/** Columns in which the body holds nothing but figures, so that they line up at the end. */
function numericColumns({ cells, columns }: Grid, headerRows: number): boolean[] {
  const numbers: number[] = Array.from({ length: columns }, () => 0)
  const others = Array.from({ length: columns }, () => 0)
  for (const { node, x, y, colspan } of cells) {
    if (y < headerRows || colspan > 1) continue
    const text = textOf(node).trim()
    if (/^[-–−+±<>≈]?[\d\s.,'’\u00a0\u202f]*\d[\s\u00a0\u202f]*(%|‰|[A-Z]{3})?$/.test(text)) numbers[x]! += 1
    else if (!/^[-–—.…]*$|^n\/a$/i.test(text)) others[x]! += 1
  }
  return numbers.map((count, column) => count > 0 && others[column] === 0)
}

function toBands(columns: number): number[][] {
  const all = Array.from({ length: columns }, (_, column) => column)
  if (columns <= mostColumns) return [all]
  const bands: number[][] = []
  for (let start = 1; start < columns; start += mostColumns - 1) {
    bands.push([0, ...all.slice(start, start + mostColumns - 1)])
  }
  return bands
}

/** The cells that show in some of the columns; one that reaches beyond them is cut there. */
function cellsOfBand(grid: Grid, columns: readonly number[]): Placed[] {
  if (columns.length === grid.columns) return grid.cells
  const place = new Map(columns.map((column, index) => [column, index]))
  return grid.cells.flatMap((cell) => {
    const seen: number[] = []
    for (let column = cell.x; column < cell.x + cell.colspan; column += 1) {
      const at = place.get(column)
      if (at !== undefined && (seen.length === 0 || at === seen.at(-1)! + 1)) seen.push(at)
    }
    return seen.length > 0 ? [{ ...cell, x: seen[0]!, colspan: seen.length }] : []
  })
}

function toCell(
  cell: Placed,
  traits: readonly Traits[],
  rowTexts: readonly number[],
  toBlocks: ToBlocks,
): Cell {
  const { node, colwidth: _, ...place } = cell
  const { numeric = false, tight = false } = traits[cell.x] ?? {}
  return {
    ...place,
    align: numeric && cell.colspan === 1 ? 'end' : 'start',
    tight: tight && cell.colspan === 1,
    together: isShort(rowTexts.slice(cell.y, cell.y + cell.rowspan)),
    blocks: toBlocks(node.content ?? []),
  }
}

/** Letters in each row; a picture or a table inside counts as more than a page. */
function lengthsOfRows({ cells, rows }: Grid): number[] {
  const lengths: number[] = Array.from({ length: rows }, () => 0)
  for (const { node, y, rowspan } of cells) {
    const tall = [...walk(node)].some(({ node: each }) => each.type === 'figure' || each.type === 'table')
    lengths[y]! += tall ? Infinity : textOf(node).length / rowspan
  }
  return lengths
}

function isShort(rows: readonly number[]): boolean {
  return rows.length > 1 && rows.length <= 8 && rows.reduce((sum, each) => sum + each, 0) < 1200
}
