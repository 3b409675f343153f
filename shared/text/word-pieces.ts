/**
 * A text cut into pieces of some hundred characters, never inside a word: where it is blank, and where that leaves too
 * much, behind the signs of scripts that leave no blanks. Segmenters take time that grows with the square of what they
 * are given; piece by piece it grows with the text.
 */
export function wordPieces(text: string): string[] {
  if (text.length <= longest) return text === '' ? [] : [text]
  const pieces: string[] = []
  for (const part of text.match(/\s+|\S+/gu) ?? []) {
    const last = pieces.at(-1)
    if (part.length > longest) pieces.push(...(part.match(afterSigns) ?? []))
    else if (last !== undefined && last.length + part.length <= longest)
      pieces[pieces.length - 1] = last + part
    else pieces.push(part)
  }
  return pieces
}

const longest = 400
const afterSigns = /[^。，、；：！？．…]{0,399}[。，、；：！？．…]|[^。，、；：！？．…]{1,400}/gu
