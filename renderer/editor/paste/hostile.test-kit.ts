import { existsSync, readFileSync } from 'node:fs'

const corpus = '../shared/corpora/html'

/** Whether the collections of hostile HTML lie beside the project. */
export const hostilePresent = existsSync(corpus)

/** HTML that somebody wrote to break a cleaner. */
export function hostilePayloads(): string[] {
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
  }
  const files = ['dompurify.json', 'h5sc.json'].map((name): unknown =>
    JSON.parse(readFileSync(`${corpus}/${name}`, 'utf8')),
  )
  return [
    ...files.flatMap(strings),
    ...readFileSync(`${corpus}/h5sc-vectors.txt`, 'utf8').split('\n'),
  ].filter((each) => each.includes('<'))
}
