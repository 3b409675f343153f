import { strFromU8, unzipSync } from 'fflate/browser'
import { importLosses, type ImportLoss } from '../../shared/contract/exchange.ts'

const parts = /^word\/(?:document|comments|footnotes|endnotes|(?:header|footer)\d*)\.xml$/

/**
 * What a Word file has that a document of ours cannot take over (ECMA-376, parts 1 and 4), so that somebody looks at the
 * file as it was received. The zip is one that was checked before.
 */
export function docxLosses(bytes: Uint8Array): ImportLoss[] {
  const names: string[] = []
  const read = unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name)
      return parts.test(name)
    },
  })
  const texts = Object.entries(read).map(([name, content]) => ({ name, text: strFromU8(content) }))
  const main = texts.find(({ name }) => name === 'word/document.xml')?.text ?? ''
  const comments = texts.find(({ name }) => name === 'word/comments.xml')?.text ?? ''
  const notes = texts.filter(({ name }) => /\/(?:foot|end)notes/.test(name))
  const edges = texts.filter(({ name }) => /\/(?:header|footer)/.test(name))
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const found: Record<ImportLoss, boolean> = {
    comments: /<w:comment[\s/>]/.test(comments),
    'tracked-changes': [main, ...notes.map(({ text }) => text)].some((text) =>
      /<w:(?:ins|del|moveFrom|moveTo)[\s/>]/.test(text),
    ),
    'headers-footers': edges.some(({ text }) => /<w:t[\s>][^<]*[^\s<][^<]*<\/w:t>/.test(text)),
    equations: /<m:oMath(?:Para)?[\s/>]/.test(main),
    drawings:
      has(/^word\/(?:charts|diagrams)\/[^/]+\.xml$/) || has(/^word\/media\/[^/]+\.(?:emf|wmf|tiff?|bmp)$/i),
    embedded: has(/^word\/embeddings\/[^/]+$/),
  }
  return importLosses.filter((loss) => found[loss])
}
