import type { AttributeChange } from '../../../shared/document/compare/comparison.ts'
import type { JsonValue } from '../../../shared/document/body.ts'
import type { Format } from '../../i18n/use-format.ts'
import type { MessageKey } from '../../i18n/messages.ts'
import type { Translate } from '../../i18n/use-t.ts'

const names = {
  type: 'versions.attr.type',
  level: 'versions.attr.level',
  tone: 'versions.attr.tone',
  date: 'versions.attr.date',
  owner: 'versions.attr.owner',
  due: 'versions.attr.due',
  state: 'versions.attr.state',
  start: 'versions.attr.start',
  checked: 'versions.attr.checked',
  caption: 'versions.attr.caption',
  alt: 'versions.attr.alt',
  asset: 'versions.attr.asset',
  language: 'versions.attr.language',
} as const satisfies Record<string, MessageKey>

const blocks = {
  paragraph: 'versions.block.paragraph',
  heading: 'versions.block.heading',
  numberedParagraph: 'versions.block.numberedParagraph',
  decision: 'versions.block.decision',
  action: 'versions.block.action',
  bulletList: 'versions.block.bulletList',
  orderedList: 'versions.block.orderedList',
  taskList: 'versions.block.taskList',
  blockquote: 'versions.block.blockquote',
  callout: 'versions.block.callout',
  codeBlock: 'versions.block.codeBlock',
  table: 'versions.block.table',
  figure: 'versions.block.figure',
} as const satisfies Record<string, MessageKey>

/** The name of a kind of block, within a sentence. */
export function blockName(t: Translate, type: string): string {
  return t(Object.hasOwn(blocks, type) ? blocks[type as keyof typeof blocks] : 'versions.block.other')
}

/** "Due: 1 March 2026 → 2 March 2026". */
export function attributeLine(t: Translate, format: Format, change: AttributeChange): string {
  const { name, before, after } = change
  return t('versions.wasChanged', {
    name: t(Object.hasOwn(names, name) ? names[name as keyof typeof names] : 'versions.attr.other'),
    before: valueOf(t, format, name, before),
    after: valueOf(t, format, name, after),
  })
}

function valueOf(t: Translate, format: Format, name: string, value: JsonValue): string {
  if (value === null || value === '' || value === false) return t('versions.nothing')
  if (value === true) return '✓'
  if (name === 'type') return blockName(t, String(value))
  if ((name === 'due' || name === 'date') && typeof value === 'string') return format.day(value)
  if (name === 'state') return stateName(t, value)
  if (name === 'asset') return String(value).slice(0, 8)
  return typeof value === 'object' ? JSON.stringify(value).slice(0, 80) : String(value)
}

function stateName(t: Translate, value: JsonValue): string {
  if (value === 'done' || value === 'dropped' || value === 'open') return t(`actionState.${value}`)
  return String(value)
}
