import { createElement, type ReactNode } from 'react'
import type { DocumentNode } from '../../../shared/document/body.ts'
import type { ComparedBlock, Run } from '../../../shared/document/compare/comparison.ts'
import { directionOfText } from '../../../shared/document/direction.ts'
import { textOf } from '../../../shared/document/walk.ts'
import { classNames } from '../../ui/class-names.ts'
import type { Format } from '../../i18n/use-format.ts'
import type { Translate } from '../../i18n/use-t.ts'
import { attributeLine } from './attribute-line.ts'
import styles from './compared.module.css'
import { inlineNodes } from './inline.tsx'
import type { Numbers } from './numbers.ts'

export type Side = 'both' | 'before' | 'after'

/** What drawing a comparison needs to know. */
export interface Drawing {
  t: Translate
  format: Format
  side: Side
  ignoreFormatting: boolean
  /** Left out where single blocks are shown, which have none. */
  numbers?: Numbers | undefined
  assetUrl: (sha256: string) => string
}

/** A compared block as it reads in one text, or on one side of two; `lead` stands before its words. */
export function comparedBlock(drawing: Drawing, block: ComparedBlock, lead: ReactNode = null): ReactNode {
  const { side } = drawing
  const { status, moved, key } = block
  const node =
    side === 'before' ? block.before : side === 'after' ? block.after : (block.after ?? block.before)
  if (!node || (side === 'after' && status === 'moved-away')) return null
  const tone = status === 'same' && moved ? 'moved' : status
  const label = labelOf(drawing, block)
  const inside = (
    <>
      {lead}
      {label}
    </>
  )
  const whole = status === 'inserted' || status === 'deleted' || status === 'moved-away' || moved
  const shared = {
    key,
    className: classNames(whole && styles[tone === 'changed' ? 'moved' : tone]),
    ...(whole ? { 'data-change': key, tabIndex: -1 } : {}),
  }
  if (block.children)
    return container(
      drawing,
      node,
      shared,
      inside,
      block.children.map((child, index) =>
        comparedBlock(drawing, child, index === 0 && takesNoWords(node) ? inside : null),
      ),
    )
  const words = block.runs ? runNodes(drawing, key, block.runs) : null
  return plainBlock(drawing, node, shared, inside, words)
}

type Shared = { key: string; className: string | undefined; 'data-change'?: string; tabIndex?: number }

/** A block that is drawn as it is, with its words or with `words` instead of them. */
function plainBlock(
  drawing: Drawing,
  node: DocumentNode,
  shared: Shared,
  lead: ReactNode,
  words: ReactNode | null,
): ReactNode {
  const { t } = drawing
  const { key, ...props } = shared
  const tag = textTags[node.type]
  if (tag) {
    const text = words ?? inlineNodes(drawing, node.content ?? [])
    const number = drawing.numbers?.printed(node, drawing.side)
    const counted = number ? <span className={styles['number']}>{number} </span> : null
    return createElement(
      tag,
      { key, ...props, ...looksOf(node, props.className), dir: directionOf(node) },
      lead,
      counted,
      text,
    )
  }
  if (node.type === 'figure') return figure(drawing, node, shared, lead, words)
  if (node.type === 'horizontalRule')
    return (
      <div key={key} {...props}>
        {lead}
        <hr />
      </div>
    )
  if (node.type === 'pageBreak')
    return (
      <p key={key} {...props}>
        {lead}
        <span className={styles['atom']}>{t('versions.pageBreak')}</span>
      </p>
    )
  if (!containerTags[node.type])
    return (
      <p key={key} {...props}>
        {lead}
        <span className={styles['atom']}>{t('versions.unknown')}</span>
      </p>
    )
  const children = (node.content ?? []).map((child, index) =>
    plainBlock(
      drawing,
      child,
      { key: String(index), className: undefined },
      index === 0 && takesNoWords(node) ? lead : null,
      null,
    ),
  )
  return container(drawing, node, shared, lead, children)
}

const textTags: Record<string, string> = {
  paragraph: 'p',
  heading: 'p',
  numberedParagraph: 'p',
  decision: 'p',
  action: 'p',
  codeBlock: 'pre',
}

/** An excerpt may begin below any heading: as headings of the page its headings would be out of order. */
function looksOf({ type, attrs }: DocumentNode, className: string | undefined) {
  if (type !== 'heading') return {}
  return { className: classNames(className, styles['heading']), 'data-level': Number(attrs?.['level'] ?? 1) }
}

const containerTags: Record<string, string> = {
  blockquote: 'blockquote',
  callout: 'div',
  bulletList: 'ul',
  orderedList: 'ol',
  taskList: 'ul',
  listItem: 'li',
  taskItem: 'li',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
}

/** Where HTML lets nothing but rows, cells or items stand, what leads goes into the first of them. */
const takesNoWords = ({ type }: DocumentNode) =>
  ['bulletList', 'orderedList', 'taskList', 'tableRow'].includes(type)

function container(
  { t }: Drawing,
  node: DocumentNode,
  { key, ...props }: Shared,
  lead: ReactNode,
  children: ReactNode[],
): ReactNode {
  const tag = containerTags[node.type] ?? 'div'
  const own = takesNoWords(node) ? null : lead
  if (node.type === 'table') {
    const caption = node.attrs?.['caption']
    return (
      <div key={key} {...props}>
        {own}
        <table className={styles['table']}>
          {typeof caption === 'string' && caption !== '' && <caption>{caption}</caption>}
          <tbody>{children}</tbody>
        </table>
      </div>
    )
  }
  const tick = node.type === 'taskItem' ? (node.attrs?.['checked'] === true ? '☑ ' : '☐ ') : null
  const spans = tag === 'td' || tag === 'th' ? spansOf(node) : {}
  const looks =
    node.type === 'callout' ? styles['box'] : node.type === 'taskList' ? styles['ticks'] : undefined
  return createElement(
    tag,
    {
      key,
      ...props,
      ...spans,
      className: classNames(props.className, looks),
      'aria-label': node.type === 'callout' ? t('versions.block.callout') : undefined,
    },
    own,
    tick,
    children,
  )
}

function spansOf({ attrs }: DocumentNode) {
  return { colSpan: Number(attrs?.['colspan'] ?? 1), rowSpan: Number(attrs?.['rowspan'] ?? 1) }
}

function figure(
  drawing: Drawing,
  node: DocumentNode,
  shared: Shared,
  lead: ReactNode,
  words: ReactNode,
): ReactNode {
  const { assetUrl } = drawing
  const { key, ...props } = shared
  const asset = node.attrs?.['asset']
  return (
    <figure key={key} {...props}>
      {lead}
      {typeof asset === 'string' && (
        <img className={styles['picture']} src={assetUrl(asset)} alt={String(node.attrs?.['alt'] ?? '')} />
      )}
      <figcaption dir={directionOf(node)}>{words ?? inlineNodes(drawing, node.content ?? [])}</figcaption>
    </figure>
  )
}

/** What stands before the words (a label, a number) is not asked which way they run. */
function directionOf(node: DocumentNode): 'ltr' | 'rtl' | undefined {
  const { dir } = node.attrs ?? {}
  if (dir === 'rtl' || dir === 'ltr') return dir
  return directionOfText(textOf(node)) ?? undefined
}

/** What happened to a block, in words: nobody has to tell it from a colour. */
function labelOf({ t, format, ignoreFormatting, side }: Drawing, block: ComparedBlock): ReactNode {
  const { status, moved, key } = block
  const changes = block.attributes.filter(({ isFormat }) => !(isFormat && ignoreFormatting))
  const kind = status === 'same' || status === 'changed' ? (moved ? 'moved' : null) : status
  if (kind === null && (changes.length === 0 || side === 'before')) return null
  return (
    <>
      {kind && <bdi className={styles['label']}>{t(`versions.kind.${kind}`)}</bdi>}
      {changes.length > 0 && (
        <span className={styles['label']} data-change={`${key}.a`} tabIndex={-1}>
          {changes.map((change) => (
            <bdi key={change.name} className={styles['attribute']}>
              {attributeLine(t, format, change)}
            </bdi>
          ))}
        </span>
      )}
    </>
  )
}

function runNodes(drawing: Drawing, key: string, runs: readonly Run[]): ReactNode[] {
  const { t, side, ignoreFormatting } = drawing
  return runs.map((run, index) => {
    const id = run.change === 'inserted' && runs[index - 1]?.change === 'deleted' ? index - 1 : index
    const change = { 'data-change': `${key}.${id}`, tabIndex: -1 }
    const nodes = side === 'before' ? (run.before ?? run.nodes) : run.nodes
    if (run.note)
      return (
        <span key={index} className={styles['note']}>
          {t('versions.note')} {run.note.map((block) => noteBlock(drawing, block))}
        </span>
      )
    if (run.change === 'same' || (run.change === 'format' && ignoreFormatting))
      return <span key={index}>{inlineNodes(drawing, nodes)}</span>
    if (run.change === 'inserted' && side === 'before') return null
    if (run.change === 'deleted' && side === 'after') return null
    const tag = run.change === 'inserted' ? 'ins' : run.change === 'deleted' ? 'del' : 'span'
    const said =
      run.change === 'inserted' ? 'versions.ins' : run.change === 'deleted' ? 'versions.del' : 'versions.fmt'
    return createElement(
      tag,
      { key: index, ...change, className: styles[run.change] },
      <span className="visually-hidden"> {t(said)} </span>,
      inlineNodes(drawing, nodes),
      <span className="visually-hidden"> {t('versions.endOfChange')} </span>,
    )
  })
}

/** A note's paragraph within the line that holds the note. */
function noteBlock(drawing: Drawing, block: ComparedBlock): ReactNode {
  const node = drawing.side === 'before' ? block.before : (block.after ?? block.before)
  if (!node) return null
  const text = block.runs
    ? runNodes(drawing, block.key, block.runs)
    : inlineNodes(drawing, node.content ?? [])
  if (block.status !== 'inserted' && block.status !== 'deleted') return <span key={block.key}>{text}</span>
  return createElement(
    block.status === 'inserted' ? 'ins' : 'del',
    { key: block.key, 'data-change': block.key, tabIndex: -1, className: styles[block.status] },
    text,
  )
}
