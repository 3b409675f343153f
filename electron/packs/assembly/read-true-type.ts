/** What an embedded font needs to say of itself, in its own units, and its glyphs by character. */
export type TrueType = {
  unitsPerEm: number
  box: [number, number, number, number]
  ascent: number
  descent: number
  capHeight: number
  glyphs: ReadonlyMap<string, { id: number; advance: number }>
}

/** Reads a TrueType font of our own: one character map of format 4 (OpenType 1.9, cmap). Throws where it has none. */
export function readTrueType(bytes: Uint8Array): TrueType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    tables.set(tag, view.getUint32(at + 8))
  }
  const table = (tag: string) => {
    const at = tables.get(tag)
    if (at === undefined) throw new Error(`The font of the stamps has no ${tag}.`)
    return at
  }
  const [head, hhea, hmtx, os2] = [table('head'), table('hhea'), table('hmtx'), table('OS/2')]
  const measured = view.getUint16(hhea + 34)
  const advanceOf = (id: number) => view.getUint16(hmtx + Math.min(id, measured - 1) * 4)
  const glyphs = new Map<string, { id: number; advance: number }>()
  for (const [point, id] of readCharacters(view, table('cmap')))
    glyphs.set(String.fromCodePoint(point), { id, advance: advanceOf(id) })
  return {
    unitsPerEm: view.getUint16(head + 18),
    box: [
      view.getInt16(head + 36),
      view.getInt16(head + 38),
      view.getInt16(head + 40),
      view.getInt16(head + 42),
    ],
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    capHeight: view.getInt16(os2 + 88),
    glyphs,
  }
}

function* readCharacters(view: DataView, cmap: number): Generator<[point: number, id: number]> {
  const start = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, index) => cmap + view.getUint32(cmap + 8 + index * 8),
  )
  const map = start.find((at) => view.getUint16(at) === 4)
  if (map === undefined) throw new Error('The font of the stamps has no character map.')
  const segments = view.getUint16(map + 6)
  const [ends, starts] = [map + 14, map + 16 + segments]
  const [deltas, offsets] = [starts + segments, starts + segments * 2]
  for (let at = 0; at < segments; at += 2) {
    const offset = view.getUint16(offsets + at)
    const first = view.getUint16(starts + at)
    for (let point = first; point <= view.getUint16(ends + at) && point < 0xffff; point += 1) {
      const listed = offset === 0 ? point : view.getUint16(offsets + at + offset + (point - first) * 2)
      const id = (listed + view.getUint16(deltas + at)) & 0xffff
      if (id !== 0 && (offset === 0 || listed !== 0)) yield [point, id]
    }
  }
}
