import type { DocumentBody, DocumentNode } from '../../../shared/document/body.ts'

/** What of ours a browser prints too, at the head and foot of every page. */
export const running = {
  displayHeaderFooter: true,
  headerTemplate: line('C/115/1', 'Report to be measured'),
  footerTemplate: line('', 'Page <span class="pageNumber"></span> of <span class="totalPages"></span>'),
}

function line(start: string, end: string): string {
  return `<div style="display: flex; width: 100%; margin: 0 31mm 0 43mm; justify-content: space-between; font: 7.4pt sans-serif">
    <span>${start}</span><span>${end}</span></div>`
}

/**
 * The same report as a page that a browser prints: the same words in the same blocks, fonts, sizes and distances, so that it
 * comes to about as many pages, with a cover, contents that lead to their places, and header rows again on every page. What a
 * browser has not, it is spared: notes come at the end and lead there and back, contents have no page numbers, and words are broken
 * only where it has the rules for it. Paragraphs are numbered beforehand. `fonts` is the address of their folder.
 */
export function webPageOf(body: DocumentBody, fonts: string): string {
  const page = new WebPage()
  const text = page.blocks(body.content ?? [])
  return `<!doctype html><html lang="en"><title>Report to be measured</title><style>
    ${faces(fonts)}
    body { font: 10pt/1.48 Serif; text-align: justify; hyphens: auto; margin: 0 }
    p { margin: 5.4pt 0; orphans: 2; widows: 2 }
    h1, h2 { font: 600 15.5pt/1.24 Sans; margin: 16pt 0 8pt; break-after: avoid; text-align: start; hyphens: none }
    h2 { font-size: 12pt }
    ul { margin: 5.4pt 0; padding-left: 12pt; text-align: start }
    table { width: 100%; border-collapse: collapse; font: 8.8pt/1.26 Sans; text-align: start; hyphens: none; margin: 16pt 0 }
    th, td { border-bottom: 0.35pt solid #c5d0d7; padding: 4.2pt 5pt; vertical-align: top }
    th { font-weight: 600; background: #eff4f7 }
    caption { text-align: start }
    aside { border-left: 2.4pt solid #0e4a67; background: #eff4f7; padding: 9pt 11pt; margin: 12pt 0 }
    a { color: #0e4a67; text-decoration: none }
    .cover { break-after: page; background: #0e4a67; color: white; height: 158mm; font: 38pt/1.2 Serif; text-align: start }
    .contents { break-after: page; font: 9.8pt/1.5 Sans; text-align: start }
    .notes { font-size: 8pt; line-height: 1.26 }</style>
    <section class="cover">Report to be measured</section><section class="contents">${page.contents.join('')}</section>
    ${text}<section class="notes">${page.notes.join('')}</section></html>`
}

function faces(fonts: string): string {
  const face = (family: string, file: string, weight: number, style = 'normal') =>
    `@font-face { font-family: ${family}; src: url('${fonts}/Rapporteur${file}.ttf'); font-weight: ${weight}; font-style: ${style} }`
  return [
    face('Serif', 'SerifRegular', 400),
    face('Serif', 'SerifBold', 700),
    face('Serif', 'SerifItalic', 400, 'italic'),
    face('Sans', 'SansRegular', 400),
    face('Sans', 'SansSemiBold', 600),
  ].join('\n')
}

class WebPage {
  readonly notes: string[] = []
  readonly contents: string[] = []
  private number = 0

  blocks(nodes: readonly DocumentNode[]): string {
    return nodes.map((node) => this.block(node)).join('\n')
  }

  private block(node: DocumentNode): string {
    const inside = node.content ?? []
    if (node.type === 'heading') return this.heading(node)
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

  private heading(node: DocumentNode): string {
    const at = this.contents.length + 1
    const [name, words] = [`h${node.attrs?.['level']}`, this.run(node.content ?? [])]
    this.contents.push(`<p><a href="#part-${at}">${words}</a></p>`)
    return `<${name} id="part-${at}">${words}</${name}>`
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
