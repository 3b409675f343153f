import type { Convention } from './paper.ts'

/** Whoever said something about a passage and got no answer is not passed over when it leaves the house. */
export const openComments: Convention = ({ threads, findings }) => {
  for (const { thread, blockId, quote, remarks, resolved } of threads) {
    if (resolved !== null) continue
    const words = quote.trim().replace(/\s+/g, ' ')
    const text = words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words
    findings.add('open-comment', 'warning', blockId, { text, name: remarks.at(-1)?.author ?? '', id: thread })
  }
}
