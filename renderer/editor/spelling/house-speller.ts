import type { Speller } from './load-hunspell.ts'

/**
 * British spelling as the United Nations write it: "labour" and "programme", but "organization" with a z (United Nations
 * Editorial Manual, "Spelling"). British dictionaries know only "organisation": a z is right where the American one
 * has it and the British one has the same word with an s, so that neither "advize" nor "analyze" gets through.
 */
export function createHouseSpeller(british: Speller, american: Speller): Speller {
  const isHouse = (word: string) => {
    const withS = word.replace(z, 's')
    return withS !== word && american.isRight(word) && british.isRight(withS)
  }
  return {
    isRight: (word) => british.isRight(word) || isHouse(word),
    suggest: (word, limit) =>
      british
        .suggest(word, limit)
        .flatMap((each) => {
          const withZ = each.replace(s, 'z')
          return withZ !== each && isHouse(withZ) ? [withZ, each] : [each]
        })
        .slice(0, limit),
  }
}

const z = /(?<=i)z(?=(?:e[drs]?|ers|ing|able|ations?|ational|ationally)$)/
const s = /(?<=i)s(?=(?:e[drs]?|ers|ing|able|ations?|ational|ationally)$)/
