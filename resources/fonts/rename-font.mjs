/**
 * Gives a TrueType font a family name of our own, so that a font of the same name on the reader's machine can never
 * take its place (the licence, OFL-1.1, permits it). Every other table is kept byte for byte.
 * Tables and checksums: OpenType 1.9, "Organization of an OpenType font", "name", "head".
 */
export function renameFont(font, { family, style }) {
  const tables = readTables(font)
  const old = readNames(tables.get('name'))
  const full = `${family} ${style}`
  const names = new Map([
    [0, old.get(0) ?? ''],
    [1, family],
    [2, style],
    [3, `${full}; ${old.get(5) ?? ''}`],
    [4, full],
    [5, old.get(5) ?? 'Version 1.0'],
    [6, full.replaceAll(' ', '')],
    [13, old.get(13) ?? 'This Font Software is licensed under the SIL Open Font License, Version 1.1.'],
    [14, old.get(14) ?? 'https://scripts.sil.org/OFL'],
  ])
  tables.set('name', writeNames(names))
  return writeTables(font.readUInt32BE(0), tables)
}

function readTables(font) {
  const tables = new Map()
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16
    const offset = font.readUInt32BE(entry + 8)
    tables.set(
      font.toString('latin1', entry, entry + 4),
      font.subarray(offset, offset + font.readUInt32BE(entry + 12)),
    )
  }
  return tables
}

function readNames(table) {
  const names = new Map()
  const strings = table.readUInt16BE(4)
  for (let index = 0; index < table.readUInt16BE(2); index += 1) {
    const entry = 6 + index * 12
    if (table.readUInt16BE(entry) !== 3) continue
    const start = strings + table.readUInt16BE(entry + 10)
    const bytes = Buffer.from(table.subarray(start, start + table.readUInt16BE(entry + 8)))
    names.set(table.readUInt16BE(entry + 6), bytes.swap16().toString('utf16le'))
  }
  return names
}

function writeNames(names) {
  const header = Buffer.alloc(6 + names.size * 12)
  const strings = []
  header.writeUInt16BE(names.size, 2)
  header.writeUInt16BE(header.length, 4)
  let offset = 0
  let entry = 6
  for (const [id, text] of names) {
    const bytes = Buffer.from(text, 'utf16le').swap16()
    for (const value of [3, 1, 0x409, id, bytes.length, offset]) entry = header.writeUInt16BE(value, entry)
    strings.push(bytes)
    offset += bytes.length
  }
  return Buffer.concat([header, ...strings])
}

function writeTables(version, tables) {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  const directory = Buffer.alloc(12 + sorted.length * 16)
  directory.writeUInt32BE(version, 0)
  directory.writeUInt16BE(sorted.length, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((sorted.length - power) * 16, 10)
  const parts = [directory]
  let offset = directory.length
  for (const [index, [tag, original]] of sorted.entries()) {
    const bytes = Buffer.concat([original, Buffer.alloc((4 - (original.length % 4)) % 4)])
    if (tag === 'head') bytes.writeUInt32BE(0, 8)
    const entry = 12 + index * 16
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(checksum(bytes), entry + 4)
    directory.writeUInt32BE(offset, entry + 8)
    directory.writeUInt32BE(original.length, entry + 12)
    parts.push(bytes)
    offset += bytes.length
  }
  const file = Buffer.concat(parts)
  const head = sorted.findIndex(([tag]) => tag === 'head')
  const at = directory.readUInt32BE(12 + head * 16 + 8) + 8
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, at)
  return file
}

function checksum(bytes) {
  let sum = 0
  for (let offset = 0; offset < bytes.length; offset += 4) sum = (sum + bytes.readUInt32BE(offset)) >>> 0
  return sum
}
