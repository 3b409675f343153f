import { strFromU8, unzipSync } from 'fflate/browser'
import { longestRemark, type Remark } from '../../shared/document/comments/thread.ts'
import { isoMoment } from '../../shared/model/dates.ts'

/** A comment of a Word file, and the words before its sign that it is about; empty where the file marks none. */
export type WordComment = { remark: Remark; quote: string }

const parts = /^word\/(?:document|comments)\.xml$/

/**
 * The comments of a Word file by their ids (ECMA-376 part 1, 17.13.4); none where a sign in the text stands for no comment, which
 * a converter would stumble over. `now` is the moment of those that have none. The zip is one that was checked before.
 */
export function docxComments(bytes: Uint8Array, now: string): Map<string, WordComment> {
  const read = unzipSync(bytes, { filter: ({ name }) => parts.test(name) })
  const said = xmlOf(read['word/comments.xml'])
  const text = xmlOf(read['word/document.xml'])
  const comments = new Map<string, WordComment>()
  const quotes = quotesIn(text)
  for (const part of said.split('<w:comment ').slice(1)) {
    const [inside = ''] = part.split('</w:comment>', 1)
    const tag = inside.slice(0, inside.indexOf('>') + 1)
    const id = attributeIn(tag, 'id')
    const words = inside.split('</w:p>').map(textIn).join('\n').trim()
    if (!/^\d{1,9}$/.test(id) || words === '' || tag === '') continue
    const remark: Remark = {
      id: `word-${id}`,
      author: attributeIn(tag, 'author').slice(0, 200),
      at: momentOf(attributeIn(tag, 'date')) ?? now,
      text: words.slice(0, longestRemark),
      edited: null,
    }
    comments.set(id, { remark, quote: quotes.get(id) ?? '' })
  }
  const isKnown = [...text.matchAll(/<w:commentReference\s[^<>]*>/g)].every(([sign]) =>
    comments.has(attributeIn(sign, 'id')),
  )
  return isKnown ? comments : new Map()
}

/** The words of each marked range that stand in the paragraph in which it ends, those that are taken out again among them. */
function quotesIn(xml: string): Map<string, string> {
  const starts = new Map<string, { paragraph: number; at: number }>()
  const quotes = new Map<string, string>()
  let [paragraph, said] = [0, '']
  for (const [tag, end, words] of xml.matchAll(piece)) {
    if (words !== undefined) said += unescaped(words)
    else if (end === undefined) [paragraph, said] = [paragraph + 1, '']
    else {
      const id = attributeIn(tag, 'id')
      const start = starts.get(id)
      if (end === 'Start') starts.set(id, { paragraph, at: said.length })
      else quotes.set(id, start ? said.slice(start.paragraph === paragraph ? start.at : 0) : '')
    }
  }
  return quotes
}

const piece = /<w:commentRange(Start|End)\s[^<>]*>|<w:(?:t|delText)(?:\s[^<>]*)?>([^<]*)<|<\/w:p>/g

function textIn(xml: string): string {
  return [...xml.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)</g)].map(([, text = '']) => unescaped(text)).join('')
}

/** The value of an attribute of a tag, empty where it has none. */
export function attributeIn(tag: string, name: string): string {
  return unescaped(new RegExp(`\\sw:${name}="([^"]*)"`).exec(` ${tag}`)?.[1] ?? '')
}

/** A date of a Word file as ISO UTC; null where it is none. */
export function momentOf(date: string): string | null {
  const moment = new Date(date)
  const iso = Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
  return isoMoment.safeParse(iso).success ? iso : null
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name)] ?? whole
    const code = Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function xmlOf(part: Uint8Array | undefined): string {
  return part ? strFromU8(part) : ''
}
