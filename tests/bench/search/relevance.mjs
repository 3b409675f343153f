import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../corpus.mjs'
import { quantile } from '../figures.mjs'
import { bundle } from './bundle.mjs'
import { makeCorpus } from './corpus.mjs'

// node tests/bench/search/relevance.mjs [documents]: misspellings nobody here wrote, against words of the corpus.
const { benchLibrary } = await import(await bundle('tests/bench/search/bench-index.ts'))
const { fold } = await import(await bundle('shared/text/fold.ts'))
const documents = makeCorpus(Number(process.argv[2] ?? 3000))
const perList = 400
const random = seeded(3)

/** Which documents have a word, folded. */
const having = new Map()
documents.forEach(({ title, body, tags }, index) => {
  const text = fold(`${title}\n${body}\n${tags.join('\n')}`)
  for (const word of new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []))
    having.set(word, [...(having.get(word) ?? []), index])
})
const isWord = (word) => having.has(fold(word))
const wordsOf = (lang) => {
  const own = new Set(
    documents
      .filter((each) => each.lang === lang)
      .flatMap(({ body }) => body.toLowerCase().match(/\p{L}{4,}/gu) ?? []),
  )
  return [...own]
}

const lists = {
  'English, codespell': fromFile(
    '/usr/lib/python3/dist-packages/codespell_lib/data/dictionary.txt',
    /^([a-z]+)->([a-z]+)$/,
  ),
  'English, lintian': fromFile('/usr/share/lintian/data/spelling/corrections', /^([a-z]+)\|\|([a-z]+)$/),
  'French, replacements': fromReplacements('dictionary-fr', 'fr'),
  'Spanish, replacements': fromReplacements('dictionary-es', 'es'),
  'exact, all three': sample(
    [...wordsOf('en'), ...wordsOf('fr'), ...wordsOf('es')].map((word) => [word, word]),
  ),
}
const targets = [0.9, 0.9, 0.92, 0.82, 0.99]

const index = await benchLibrary(documents).open({ folder: null, workerUrl: null })
await index.index.ready()
process.stdout.write(
  `${documents.length} documents\n\n| misspellings | queries | recall@10 | MRR | median ms |\n|---|---|---|---|---|\n`,
)
for (const [at, [name, pairs]] of Object.entries(lists).entries()) {
  if (pairs === null) {
    process.stdout.write(`| ${name} | skipped: the list is not installed | | | |\n`)
    continue
  }
  const scores = { recall: 0, rank: 0, times: [] }
  for (const [wrong, right] of pairs) {
    const expected = new Set(having.get(fold(right)).map((each) => documents[each].id))
    const start = performance.now()
    const found = (await index.search(wrong, 10)).map(({ id }) => id)
    scores.times.push(performance.now() - start)
    scores.recall += found.filter((id) => expected.has(id)).length / Math.min(10, expected.size)
    const first = found.findIndex((id) => expected.has(id))
    scores.rank += first < 0 ? 0 : 1 / (first + 1)
    if (process.argv.includes('--misses') && first < 0) process.stdout.write(`  ${wrong} → ${right}\n`)
  }
  const of = (sum) => (sum / pairs.length).toFixed(3)
  process.stdout.write(
    `| ${name} | ${pairs.length} | ${of(scores.recall)} (≥ ${targets[at]}) | ${of(scores.rank)} (≥ 0.9) | ${quantile(scores.times, 0.5).toFixed(1)} |\n`,
  )
}
await index.close()

function sample(pairs) {
  return pairs
    .map((pair) => ({ pair, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, perList)
    .map(({ pair }) => pair)
}

function fromFile(path, line) {
  if (!existsSync(path)) return null
  const pairs = readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((each) => {
      const match = line.exec(each.trim())
      return match ? [[match[1], match[2]]] : []
    })
  return sample(pairs.filter(([wrong, right]) => right.length > 3 && isWord(right) && !isWord(wrong)))
}

/** A dictionary says what may have been meant by letters that are written; applied backwards it makes misspellings. */
function fromReplacements(dictionary, lang) {
  const rules = readFileSync(
    join(import.meta.dirname, '../../../node_modules', dictionary, 'index.aff'),
    'utf8',
  )
    .split('\n')
    .flatMap((line) => {
      const match = /^REP (\p{Ll}+) (\p{Ll}+)$/u.exec(line.trim())
      return match && fold(match[1]) !== fold(match[2]) ? [[match[1], match[2]]] : []
    })
  const pairs = wordsOf(lang).flatMap((word) => {
    const fitting = rules.filter(([, meant]) => word.includes(meant))
    if (fitting.length === 0) return []
    const [written, meant] = fitting[Math.floor(random() * fitting.length)]
    const wrong = word.replace(meant, written)
    return isWord(wrong) ? [] : [[wrong, word]]
  })
  return sample(pairs)
}
