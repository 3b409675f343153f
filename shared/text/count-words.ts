import { wordPieces } from './word-pieces.ts'

/**
 * Words of a text as the segmenter counts them (Unicode Standard Annex 29). Blanks always part words, so that most of
 * them, letters with signs around, are counted by a look; the segmenter, ten times as dear, is asked for the rest.
 */
export function countWordsOf(text: string, segmenter: Intl.Segmenter): number {
  let words = 0
  for (const [part] of text.matchAll(/\S+/gu)) {
    if (plainWord.test(part)) words += 1
    else
      for (const piece of wordPieces(part))
        for (const segment of segmenter.segment(piece)) if (segment.isWordLike) words += 1
  }
  return words
}

// Letters of scripts in which a run of them is one word, and no sign between them that could hold or part it.
const plainWord = /^[("“«‘[]*[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}]+[)"”»\],;:.!?…]*$/u
