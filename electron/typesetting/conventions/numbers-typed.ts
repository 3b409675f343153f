import { shortened } from './headings.ts'
import { isInside, type Convention } from './paper.ts'

const typedNumber = /^\s*(\d{1,3}[.)]|\(\d{1,3}\)|\(?[a-z]\)|\(?[ivx]{1,5}\)|[•▪‣◦·–—-])[\s\u00a0]+(?=\S)/u
const typedHeadingNumber = /^\s*([IVX]{1,5}|[A-Z]|\d{1,2}(\.\d{1,2})*)[.)][\s\u00a0]+(?=\S)/u

/** A number typed by hand does not follow when paragraphs move, and is read out as text. */
export const fakedNumbering: Convention = ({ record, blocks, findings }) => {
  for (const block of blocks) {
    const { node, text, id } = block
    if (isInside(block, 'footnote', 'table')) continue
    const heading = node.type === 'heading'
    if (heading && record.settings.numbering !== 'continuous') continue
    if (!heading && node.type !== 'paragraph' && node.type !== 'numberedParagraph') continue
    const number = (heading ? typedHeadingNumber : typedNumber).exec(text)?.[1]
    if (number) findings.add('faked-numbering', 'warning', id, { number, title: shortened(text) })
  }
}
