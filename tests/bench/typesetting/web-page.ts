import type { DocumentBody, DocumentNode } from '../../../shared/document/body.ts'

/**
 * The same report as a page that a browser prints: the same words in the same blocks, in the measure of ours. Notes come at
 * the end and lead there and back, since a browser knows none at the foot; paragraphs are numbered beforehand.
 */
export function webPageOf(body: DocumentBody): string {
  const page = new WebPage()
  const text = page.blocks(body.content ?? [])
  return `<!doctype html><html lang="en"><title>Report to be measured</title><style>
    body { font: 10pt/1.5 serif; text-align: justify; hyphens: auto }
    table { width: 100%; border-collapse: collapse; font: 8.6pt/1.4 sans-serif; text-align: start; hyphens: none }
    th, td { border-bottom: 0.35pt solid #c5d0d7; padding: 4pt 5pt; vertical-align: top }
    aside { border-left: 2.4pt solid #0e4a67; background: #eff4f7; padding: 9pt 11pt }
    .notes { font-size: 8pt }</style>${text}<section class="notes">${page.notes.join('')}</section></html>`
}

class WebPage {
  readonly notes: string[] = []
  private number = 0

  blocks(nodes: readonly DocumentNode[]): string {
    return nodes.map((node) => this.block(node)).join('\n')
  }

  private block(node: DocumentNode): string {
    const inside = node.content ?? []
    if (node.type === 'heading')
      return `<h${node.attrs?.['level']}>${this.run(inside)}</h${node.attrs?.['level']}>`
    if (node.type === 'paragraph') return `<p>${this.run(inside)}</p>`
    if (node.type === 'numberedParagraph') {
      this.number += 1
      return `<p id="p${this.number}">${this.number}. ${this.run(inside)}</p>`
    }
    if (node.type === 'bulletList') return `<ul>${this.blocks(inside)}</ul>`
    if (node.type === 'listItem') return `<li>${this.blocks(inside)}</li>`
    if (node.type === 'decision') return `<aside>${this.run(inside)}</aside>`
    if (node.type === 'table') return this.table(node)
    throw new Error(`The report to be measured has no ${node.type}.`)
  }

  private table(node: DocumentNode): string {
    const [head, ...rows] = (node.content ?? []).map((row) => {
      const cells = (row.content ?? []).map((cell) => {
        const name = cell.type === 'tableHeader' ? 'th' : 'td'
        return `<${name}>${(cell.content ?? []).map((each) => this.run(each.content ?? [])).join('')}</${name}>`
      })
      return `<tr>${cells.join('')}</tr>`
    })
    const caption = String(node.attrs?.['caption'])
    return `<table><caption>${caption}</caption><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
  }

  private run(nodes: readonly DocumentNode[]): string {
    return nodes.map((node) => this.inline(node)).join('')
  }

  private inline(node: DocumentNode): string {
    if (node.type === 'footnote') {
      const at = this.notes.length + 1
      const words = (node.content ?? []).map((each) => this.run(each.content ?? [])).join(' ')
      this.notes.push(`<p id="note-${at}"><a href="#call-${at}">${at}</a> ${words}</p>`)
      return `<sup><a id="call-${at}" href="#note-${at}">${at}</a></sup>`
    }
    const name = { bold: 'strong', italic: 'em' }[node.marks?.[0]?.type ?? '']
    return name ? `<${name}>${node.text}</${name}>` : (node.text ?? '')
  }
}
