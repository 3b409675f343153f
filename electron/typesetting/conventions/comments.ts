import type { Convention } from './paper.ts'

/** Whoever said something about a passage and got no answer is not passed over when it leaves the house. */
export const openComments: Convention = ({ threads, findings }) => {
  for (const { thread, blockId, quote, remarks, resolved } of threads) {
    if (resolved !== null) continue
    const text = quote.length > 80 ? `${quote.slice(0, 79).trimEnd()}…` : quote
    findings.add('open-comment', 'warning', blockId, { text, name: remarks.at(-1)?.author ?? '', id: thread })
  }
}
