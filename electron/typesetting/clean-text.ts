/**
 * What no PDF text may hold (PDF/UA-1, 7.21.8) or the typesetter cannot show: controls, noncharacters, byte-order marks,
 * and two invisible Mongolian signs that it takes for letters without a glyph.
 */
const forbidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u180e\u180f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]|[\u{1fffe}-\u{1ffff}\u{2fffe}-\u{2ffff}\u{3fffe}-\u{3ffff}\u{4fffe}-\u{4ffff}\u{5fffe}-\u{5ffff}\u{6fffe}-\u{6ffff}\u{7fffe}-\u{7ffff}\u{8fffe}-\u{8ffff}\u{9fffe}-\u{9ffff}\u{afffe}-\u{affff}\u{bfffe}-\u{bffff}\u{cfffe}-\u{cffff}\u{dfffe}-\u{dffff}\u{efffe}-\u{effff}\u{ffffe}-\u{fffff}\u{10fffe}-\u{10ffff}]/gu

const suspicious =
  /[\u0000-\u001f\u007f-\u009f\u180e\u180f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]/

/**
 * Text as it can be typeset: whole surrogate pairs, no controls or noncharacters, a tab as a space, every line end as
 * `\n`. `removed` names each character taken away, as `U+XXXX`.
 */
export function cleanText(text: string): { text: string; removed: string[] } {
  if (!suspicious.test(text)) return { text, removed: [] }
  const removed = new Set<string>()
  const lines = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
  const clean = lines.replace(/\p{Cs}/gu, '\ufffd').replace(forbidden, (character) => {
    removed.add(codePointName(character))
    return ''
  })
  if (/\p{Cs}/u.test(lines)) removed.add('U+D800')
  return { text: clean, removed: [...removed] }
}

/** `U+0041` for "A". */
export function codePointName(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
