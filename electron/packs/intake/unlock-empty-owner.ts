import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/** Salts tried until what is written takes no more room than what stood there. */
const mostTries = 4096

/**
 * A file of security handler 6 (ISO 32000-2, 7.6.4) whose owner's password is empty, changed to open with an empty user's password,
 * which is the only one the normaliser tries; null for every other file. Anybody can open such a file: its key lies open in it.
 */
export function unlockEmptyOwner(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const named = /\/Encrypt\s+(\d+)\s+(\d+)\s+R/.exec(file.toString('latin1'))
  const start = named ? file.lastIndexOf(`${named[1]} ${named[2]} obj`, undefined, 'latin1') : -1
  const end = start === -1 ? -1 : file.indexOf('endobj', start, 'latin1')
  if (end === -1 || end - start > 8192) return null
  const dict = file.toString('latin1', start, end)
  if (!/\/R\s+6\b/.test(dict)) return null
  const [owner, ownerKey, user, userKey] = ['O', 'OE', 'U', 'UE'].map((key) => readString(dict, key))
  if (!owner || !ownerKey || !user || !userKey || ownerKey.bytes.length !== 32) return null
  const [o, u] = [owner.bytes, user.bytes.subarray(0, 48)]
  if (o.length < 48 || u.length < 48) return null
  if (!hash(Buffer.concat([o.subarray(32, 40), u]), u).equals(o.subarray(0, 32))) return null
  const key = hash(Buffer.concat([o.subarray(40, 48), u]), u)
  const opened = cipher(createDecipheriv('aes-256-cbc', key, Buffer.alloc(16)), ownerKey.bytes)

  for (let salt = 0; salt < mostTries; salt += 1) {
    const [check, unlock] = [saltOf(salt, 'check'), saltOf(salt, 'unlock')]
    const nothing = Buffer.alloc(0)
    const u2 = Buffer.concat([hash(check, nothing), check, unlock])
    const key2 = cipher(createCipheriv('aes-256-cbc', hash(unlock, nothing), Buffer.alloc(16)), opened)
    const [a, b] = [fitted(u2, user.length), fitted(key2, userKey.length)]
    if (!a || !b) continue
    const made = Buffer.from(file)
    made.write(a, start + user.at, 'latin1')
    made.write(b, start + userKey.at, 'latin1')
    return new Uint8Array(made)
  }
  return null
}

const saltOf = (number: number, what: string) =>
  createHash('sha256').update(`${what} ${number}`).digest().subarray(0, 8)

function cipher(with_: ReturnType<typeof createCipheriv>, bytes: Buffer): Buffer {
  with_.setAutoPadding(false)
  return Buffer.concat([with_.update(bytes), with_.final()])
}

/** Algorithm 2.B of ISO 32000-2 for an empty password; `user` is what it takes in of the user's entry, empty for the user's own. */
function hash(input: Buffer, user: Buffer): Buffer {
  let key = createHash('sha256').update(input).digest()
  for (let round = 0; ; round += 1) {
    const repeated = Buffer.concat(Array.from({ length: 64 }, () => Buffer.concat([key, user])))
    const block = cipher(createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)), repeated)
    const rest = block.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash((['sha256', 'sha384', 'sha512'] as const)[rest]!)
      .update(block)
      .digest()
    if (round >= 63 && block.at(-1)! <= round - 31) return key.subarray(0, 32)
  }
}

type Found = { bytes: Buffer; at: number; length: number }

/** The string of an entry, and where it stands in the text, its brackets counted. */
function readString(dict: string, key: string): Found | null {
  const found = new RegExp(`/${key}\\s*(?=[(<])`).exec(dict)
  if (!found) return null
  const at = found.index + found[0].length
  if (dict[at] === '<') {
    const end = dict.indexOf('>', at)
    return end === -1
      ? null
      : { bytes: Buffer.from(dict.slice(at + 1, end).replace(/\s/g, ''), 'hex'), at, length: end + 1 - at }
  }
  const bytes: number[] = []
  let depth = 1
  let place = at + 1
  for (; place < dict.length; place += 1) {
    const character = dict[place]!
    if (character === ')' && (depth -= 1) === 0) break
    if (character === '(') depth += 1
    if (character !== '\\') {
      bytes.push(character.charCodeAt(0))
      continue
    }
    const octal = /^[0-7]{1,3}/.exec(dict.slice(place + 1, place + 4))?.[0]
    const escaped = dict[place + 1] ?? ''
    if (octal) bytes.push(parseInt(octal, 8) & 255)
    else bytes.push((escapes[escaped] ?? escaped).charCodeAt(0))
    place += octal ? octal.length : 1
  }
  return { bytes: Buffer.from(bytes), at, length: place + 1 - at }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Bytes as a string of just so many characters, spaces behind it; null where they do not fit. */
function fitted(bytes: Buffer, length: number): string | null {
  const hex = `<${bytes.toString('hex')}>`
  const literal = `(${bytes.toString('latin1').replace(/[\\()\r\n]/g, (each) => (each === '\r' ? '\\r' : each === '\n' ? '\\n' : `\\${each}`))})`
  const written = hex.length <= length ? hex : literal
  return written.length <= length ? written.padEnd(length) : null
}
