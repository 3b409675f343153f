import { dirname, posix } from 'node:path'

const specifier = /\b(?:from|import|import\()\s*['"](\.{1,2}\/[^'"]+)['"]/g

const featureOf = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]

const isMessages = (target: string) => /^renderer\/features\/[^/]+\/messages\//.test(target)

/** The relative imports of a source text that enter another feature past its index.ts; i18n/ may collect messages. */
export function pastTheDoor(path: string, text: string): string[] {
  return [...text.matchAll(specifier)]
    .map((match) => posix.join(dirname(path), match[1] ?? ''))
    .filter((target) => {
      const feature = featureOf(target)
      return (
        feature !== undefined &&
        feature !== featureOf(path) &&
        target !== `renderer/features/${feature}/index.ts` &&
        !(path.startsWith('renderer/i18n/') && isMessages(target))
      )
    })
}
