import { writeFileSync } from 'node:fs'

/** A small seeded generator (mulberry32), so that every run measures the same text. */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const words = (
  'migration governance dialogue partnership regional consultation mechanism State authority policy coherence ' +
  'development capacity training workshop conclusion recommendation participant diaspora remittance mobility labour ' +
  'return reintegration protection vulnerability trafficking smuggling border city local community youth family ' +
  'climate crisis resilience evidence statistics census survey monitoring indicator framework compact agreement'
).split(' ')
const little =
  'the of and in to for on with by from at as that which were was is are be has have been their its'.split(
    ' ',
  )

export function sentence(random) {
  const length = 9 + Math.floor(random() * 16)
  const picked = Array.from({ length }, (_, at) => {
    const pool = at % 2 === 0 ? little : words
    return pool[Math.floor(random() * pool.length)]
  })
  const text = picked.join(' ')
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}

export function paragraph(random, sentences = 5) {
  return Array.from({ length: sentences }, () => sentence(random)).join(' ')
}

/** Paragraphs of about `pages` typeset pages: some 440 words each. */
export function pagesOfText(pages, seed = 7) {
  const random = seeded(seed)
  return Array.from({ length: Math.round(pages * 5.5) }, () => paragraph(random))
}

/** A bulk file of `count` documents, one JSON line each. */
export function writeBulk(path, count, seed = 11) {
  const random = seeded(seed)
  const kinds = ['note', 'minutes', 'final-report', 'information-sheet', 'concept-note', 'agenda-paper']
  const lines = Array.from({ length: count }, (_, at) =>
    JSON.stringify({
      kind: kinds[at % kinds.length],
      title: `${sentence(random).slice(0, 60)} ${at + 1}`,
      language: 'en',
      tags: [words[at % words.length]],
      date: `${2001 + (at % 19)}-${String(1 + (at % 12)).padStart(2, '0')}-15`,
      text: [paragraph(random), paragraph(random, 3)].join('\n\n'),
    }),
  )
  writeFileSync(path, `${lines.join('\n')}\n`)
}
