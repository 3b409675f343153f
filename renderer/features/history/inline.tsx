import type { ReactNode } from 'react'
import type { DocumentMark, DocumentNode } from '../../../shared/document/body.ts'
import { textOf } from '../../../shared/document/walk.ts'
import type { Drawing } from './Compared.tsx'
import styles from './compared.module.css'

/** Inline nodes as they read: words in their marks, links that lead nowhere, notes in place. */
export function inlineNodes(drawing: Drawing, nodes: readonly DocumentNode[]): ReactNode[] {
  return nodes.map((node, index) => <Inline key={index} drawing={drawing} node={node} />)
}

function Inline({ drawing, node }: { drawing: Drawing; node: DocumentNode }): ReactNode {
  return (node.marks ?? []).reduceRight<ReactNode>(
    (inside, mark) => marked(mark, inside),
    bare(drawing, node),
  )
}

function bare({ t, side, numbers }: Drawing, node: DocumentNode): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text
    case 'hardBreak':
      return <br />
    case 'footnote':
      return (
        <span className={styles['note']}>
          {t('versions.note')} {textOf(node, { footnotes: true })}
        </span>
      )
    case 'recordLink':
      return <span className={styles['link']}>{String(node.attrs?.['label'] ?? '')}</span>
    case 'crossReference':
      return <span className={styles['link']}>{numbers?.cited(node, side) ?? t('versions.reference')}</span>
    default:
      return <span className={styles['atom']}>{t('versions.unknown')}</span>
  }
}

function marked({ type, attrs }: DocumentMark, inside: ReactNode): ReactNode {
  switch (type) {
    case 'bold':
      return <strong>{inside}</strong>
    case 'italic':
      return <em>{inside}</em>
    case 'underline':
      return <u>{inside}</u>
    case 'strike':
      return <s className={styles['struck']}>{inside}</s>
    case 'highlight':
      return <mark>{inside}</mark>
    case 'superscript':
      return <sup>{inside}</sup>
    case 'subscript':
      return <sub>{inside}</sub>
    case 'code':
      return <code>{inside}</code>
    case 'link':
      // Read, not followed: an old text may lead anywhere.
      return (
        <span className={styles['link']} title={String(attrs?.['href'] ?? '')}>
          {inside}
        </span>
      )
    case 'language':
      return <span lang={String(attrs?.['tag'] ?? '')}>{inside}</span>
    default:
      return inside
  }
}
