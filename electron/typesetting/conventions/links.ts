import { isInside, markedPieces, type Convention } from './paper.ts'

/** Words that say nothing of where a link goes, in the languages of the house. */
const saidByLanguage = {
  en: ['here', 'click here', 'see here', 'link', 'this link', 'this page', 'read more', 'more', 'website'],
  fr: ['ici', 'cliquez ici', 'voir ici', 'lien', 'ce lien', 'cette page', 'en savoir plus', 'lire la suite'],
  es: ['aquí', 'haga clic aquí', 'ver aquí', 'enlace', 'este enlace', 'esta página', 'leer más', 'más'],
  ru: ['здесь', 'тут', 'ссылка', 'эта ссылка', 'подробнее'],
  ar: ['هنا', 'اضغط هنا', 'الرابط', 'هذا الرابط', 'المزيد'],
  zh: ['这里', '此处', '点击这里', '点击此处', '链接', '更多'],
}
const empty = new Set(Object.values(saidByLanguage).flat())

/** A list of links read aloud must make sense without the sentences around them (WCAG 2.4.4). */
export const linkWithoutMeaning: Convention = ({ blocks, findings }) => {
  for (const { node, id } of blocks) {
    for (const piece of markedPieces(node, 'link')) {
      const words = piece
        .trim()
        .toLowerCase()
        .replace(/[.…»«"'“”]+/gu, '')
      if (empty.has(words)) findings.add('link-text', 'warning', id, { text: piece.trim() })
    }
  }
}

/** What may go to the named few must not be bound together with a paper that may go further. */
export const restrictedAnnex: Convention = (paper) => {
  if (paper.record.masthead.distribution === 'restricted') return
  for (const block of paper.blocks) {
    if (isInside(block, 'footnote')) continue
    for (const child of block.node.content ?? []) {
      if (child.type !== 'recordLink') continue
      const distribution = paper.distributionOf(String(child.attrs?.['recordId']))
      if (distribution !== 'restricted') continue
      const title = String(child.attrs?.['label'] ?? '')
      paper.findings.add('restricted-annex', 'warning', block.id, { title, distribution })
    }
  }
}
