import type { DocumentNode } from '../../shared/document/body.ts'
import { maxNesting } from '../../shared/document/nodes.ts'
import { toLetters, toRoman } from '../../shared/document/numerals.ts'
import { textOf, walk } from '../../shared/document/walk.ts'
import { attributesOf } from './block-attributes.ts'
import { printDate } from './fixed-words.ts'
import { blockDirection, printable, printableLine, type Preparation } from './preparation.ts'
import { toFigure } from './prepare-figure.ts'
import { toInlines, toTextBlock } from './prepare-inlines.ts'
import { toTables } from './prepare-table.ts'
import type { Block, ListItem } from './typeset-data.ts'

/** Where a run of blocks stands: how deep, in how many bullet lists, and whether in a cell or the like. */
type Place = { depth: number; bullets: number; aside: boolean }

/** The body's blocks as the template lays them out, in reading order, each with the id of what it was made from. */
export function toBlocks(
  nodes: readonly DocumentNode[],
  preparation: Preparation,
): { blocks: Block[]; blockIds: (string | null)[] } {
  const level = { last: 0 }
  const made = nodes.flatMap((node) =>
    block(node, { depth: 0, bullets: 0, aside: false }).map((each) => ({ block: each, id: idOf(node) })),
  )
  return { blocks: made.map((each) => each.block), blockIds: made.map(({ id }) => id) }

  function inside(children: readonly DocumentNode[], place: Place): Block[] {
    return children.flatMap((node) => block(node, place))
  }

  function block(node: DocumentNode, place: Place): Block[] {
    switch (node.type) {
      case 'paragraph':
        return [{ t: 'par', ...toTextBlock(node, attributesOf(node, 'paragraph'), preparation) }]
      case 'heading':
        return heading(node, place)
      case 'numberedParagraph': {
        const attributes = attributesOf(node, 'numberedParagraph')
        const number = preparation.numbering.printed.get(node) ?? ''
        const text = toTextBlock(node, attributes, preparation)
        return [{ t: 'numbered', level: attributes.level, number, ...text }]
      }
      case 'decision':
        return [decision(node)]
      case 'action':
        return [action(node)]
      case 'codeBlock': {
        const text = (node.content ?? []).map((each) => each.text ?? '').join('')
        return [{ t: 'code', text: printable(text, idOf(node), preparation) }]
      }
      case 'figure':
        return [toFigure(node, preparation, place.depth > 0)]
      case 'horizontalRule':
        return [{ t: 'rule' }]
      case 'pageBreak':
        return place.depth === 0 ? [{ t: 'pagebreak' }] : []
      case 'blockquote':
      case 'callout':
      case 'bulletList':
      case 'orderedList':
      case 'taskList':
      case 'table':
        return place.depth >= maxNesting ? flattened(node, place) : container(node, place)
      default:
        preparation.findings.add('unknown-content', 'error', idOf(node), { type: node.type })
        return [{ t: 'placeholder', text: preparation.words.unreadable }]
    }
  }

  function heading(node: DocumentNode, place: Place): Block[] {
    const attributes = attributesOf(node, 'heading')
    const text = toTextBlock(node, attributes, preparation)
    const plain = printableLine(textOf(node), preparation)
    if (plain === '') {
      preparation.findings.add('empty-heading', 'warning', attributes.id)
      return []
    }
    if (place.aside) {
      return [
        {
          t: 'par',
          ...text,
          inlines: text.inlines.map((each) => (each.t === 'text' ? { ...each, bold: true } : each)),
        },
      ]
    }
    if (attributes.level > level.last + 1) {
      preparation.findings.add('heading-skipped', 'warning', attributes.id, {
        level: String(attributes.level),
      })
    }
    const tagLevel = Math.min(attributes.level, level.last + 1)
    level.last = tagLevel
    const number = preparation.numbering.printed.get(node) ?? ''
    return [{ t: 'heading', level: attributes.level, tagLevel, number, plain, ...text }]
  }

  function decision(node: DocumentNode): Block {
    const { words, language } = preparation
    const attributes = attributesOf(node, 'decision')
    const detail = attributes.date ? printDate(attributes.date, words, language) : ''
    return { t: 'decision', head: words.decision, detail, ...toTextBlock(node, attributes, preparation) }
  }

  function action(node: DocumentNode): Block {
    const { words, language } = preparation
    const attributes = attributesOf(node, 'action')
    const due = attributes.due ? `${words.due} ${printDate(attributes.due, words, language)}` : ''
    const owner = printableLine(attributes.owner ?? '', preparation)
    return {
      t: 'action',
      head: words.action,
      detail: [owner, due, words.states[attributes.state]].filter(Boolean).join(' · '),
      done: attributes.state !== 'open',
      ...toTextBlock(node, attributes, preparation),
    }
  }

  function container(node: DocumentNode, place: Place): Block[] {
    const deeper = { ...place, depth: place.depth + 1 }
    const children = node.content ?? []
    if (node.type === 'blockquote') return [{ t: 'quote', blocks: inside(children, deeper) }]
    if (node.type === 'callout') {
      const { tone } = attributesOf(node, 'callout')
      return [{ t: 'callout', tone, label: preparation.words.tones[tone], blocks: inside(children, deeper) }]
    }
    if (node.type === 'table') {
      const inCell = { ...deeper, aside: true }
      return toTables(node, preparation, (cells) => inside(cells, inCell), place.depth > 0)
    }
    return list(node, deeper)
  }

  function list(node: DocumentNode, place: Place): Block[] {
    const within = node.type === 'bulletList' ? { ...place, bullets: place.bullets + 1 } : place
    const items = (node.content ?? []).map((item, index): ListItem => ({
      marker: marker(node, item, index, place.bullets),
      blocks: inside(item.content ?? [], within),
    }))
    const kind = node.type === 'bulletList' ? 'bullet' : node.type === 'orderedList' ? 'ordered' : 'task'
    const tight = items.every(({ blocks }) => blocks.length === 1 && blocks[0]?.t === 'par')
    return items.length > 0 ? [{ t: 'list', kind, tight, items }] : []
  }

  function marker(node: DocumentNode, item: DocumentNode, index: number, bullets: number): string {
    if (node.type === 'bulletList') return ['•', '–', '◦'][bullets % 3] ?? '•'
    if (node.type === 'taskList') return attributesOf(item, 'taskItem').checked ? '☑' : '☐'
    const { start, type } = attributesOf(node, 'orderedList')
    const closing = preparation.language === 'fr' || preparation.language === 'es' ? ')' : '.'
    if (type === 'a') return `${toLetters(start + index)}${closing}`
    if (type === 'i') return `${toRoman(start + index).toLowerCase() || '0'}${closing}`
    return `${start + index}.`
  }

  /** What is nested beyond what a page can show, as plain paragraphs. */
  function flattened(node: DocumentNode, place: Place): Block[] {
    preparation.findings.add('nesting-flattened', 'warning', idOf(node))
    const blocks: Block[] = []
    for (const { node: each } of walk(node)) {
      if (each.type === 'figure') blocks.push(toFigure(each, preparation, true))
      if (!textBlocks.has(each.type)) continue
      const text = textOf(each)
      blocks.push({
        t: 'par',
        dir: blockDirection(null, text, preparation),
        label: null,
        inlines: toInlines(each.content ?? [], idOf(each), preparation, place.aside),
      })
    }
    return blocks
  }
}

const textBlocks = new Set(['paragraph', 'heading', 'numberedParagraph', 'decision', 'action', 'codeBlock'])

function idOf(node: DocumentNode): string | null {
  return typeof node.attrs?.['id'] === 'string' ? node.attrs['id'] : null
}
