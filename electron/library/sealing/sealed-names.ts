import { createCipheriv, createHmac, hkdfSync } from 'node:crypto'

const blockBytes = 16

/** What is secret in a file's name, laid out in bytes; the length tells the kinds apart. */
type NameKind = {
  /** The secret part as the library writes it, and how many bytes it takes. */
  readonly plain: RegExp
  readonly bytes: number
  toBytes(secret: string): Buffer
  /** Null where the bytes are nothing the library writes: then the name is none of ours. */
  fromBytes(bytes: Buffer): string | null
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const number = '\\d{10}'
const hash = '[0-9a-f]{16}'

/** Id, revision number and hash of a revision; id, first and last number and hash of an archive; hash of an object. */
const kinds: readonly NameKind[] = [
  numbered('r', 1),
  numbered('h', 2),
  {
    plain: /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/,
    bytes: 32,
    toBytes: (secret) => Buffer.from(secret, 'hex'),
    fromBytes: (bytes) => bytes.toString('hex'),
  },
]

function numbered(letter: string, numbers: number): NameKind {
  const all = Array.from({ length: numbers }, () => number).join('-')
  const whole = new RegExp(`^${uuid}\\.${letter}${all}\\.${hash}$`)
  const bytes = 16 + 5 * numbers + 8
  return {
    plain: new RegExp(`${uuid}\\.${letter}${all}\\.${hash}`),
    bytes,
    toBytes(secret) {
      const [id = '', revs = '', sum = ''] = secret.split('.')
      const digits = revs.slice(1).split('-')
      const hex = digits.map((each) => Number(each).toString(16).padStart(10, '0')).join('')
      return Buffer.from(id.replaceAll('-', '') + hex + sum, 'hex')
    },
    fromBytes(secret) {
      const id = secret.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      const revs = Array.from({ length: numbers }, (_, at) => secret.readUIntBE(16 + 5 * at, 5))
      const digits = revs.map((rev) => String(rev).padStart(10, '0')).join('-')
      const name = `${id}.${letter}${digits}.${secret.toString('hex', bytes - 8)}`
      return whole.test(name) ? name : null
    },
  }
}

/** The secret part of a name, or null where it has none. */
export function secretIn(name: string): string | null {
  for (const { plain } of kinds) {
    const found = plain.exec(name)
    if (found) return found[0]
  }
  return null
}

/**
 * Names of files and of the 256 folders, as they lie on the medium: neither ids nor hashes can be told from them, for a
 * hash would say whether a paper that somebody else has is in the library. The same name is always sealed in the same
 * way (a synthetic nonce, as in RFC 5297); what surrounds the secret part, such as `.doc` and `(1)`, stays.
 */
export class SealedNames {
  private readonly nonces: Buffer
  private readonly stream: ReturnType<typeof createCipheriv>
  private readonly folders: readonly string[]
  private readonly folderOf: ReadonlyMap<string, string>

  constructor(key: Uint8Array) {
    const keys = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'rapporteur library names', 96))
    this.nonces = keys.subarray(0, 32)
    // One block in, one block out: a stream of blocks for many names costs one call.
    this.stream = createCipheriv('aes-256-ecb', keys.subarray(32, 64), null).setAutoPadding(false)
    const shards = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'))
    const weight = (shard: string): string =>
      createHmac('sha256', keys.subarray(64)).update(shard).digest('hex')
    const weights = new Map(shards.map((shard) => [shard, weight(shard)]))
    const shuffled = shards.toSorted((a, b) => ((weights.get(a) ?? '') < (weights.get(b) ?? '') ? -1 : 1))
    this.folders = shuffled
    this.folderOf = new Map(shuffled.map((sealed, at) => [sealed, shards[at] ?? '']))
  }

  seal(name: string): string {
    if (/^[0-9a-f]{2}$/.test(name)) return this.folders[Number.parseInt(name, 16)] ?? name
    for (const kind of kinds) {
      const secret = kind.plain.exec(name)?.[0]
      if (secret === undefined) continue
      const bytes = kind.toBytes(secret)
      const nonce = createHmac('sha256', this.nonces).update(bytes).digest().subarray(0, blockBytes)
      const sealed = Buffer.concat([nonce, mix(bytes, this.blocks([nonce], kind.bytes), 0)])
      return name.replace(secret, sealed.toString('hex'))
    }
    return name
  }

  /** Names as they lie in one folder, in the library's own words; what is none of ours stays as it is. */
  open(names: readonly string[]): string[] {
    const opened = names.map((name) => this.folderOf.get(name) ?? name)
    for (const kind of kinds) this.openKind(kind, opened)
    return opened
  }

  private openKind(kind: NameKind, names: string[]): void {
    const pattern = new RegExp(`(?<![0-9a-f])[0-9a-f]{${(blockBytes + kind.bytes) * 2}}(?![0-9a-f])`)
    const found: { at: number; text: string; bytes: Buffer }[] = []
    for (const [at, name] of names.entries()) {
      const text = pattern.exec(name)?.[0]
      if (text !== undefined) found.push({ at, text, bytes: Buffer.from(text, 'hex') })
    }
    if (found.length === 0) return
    const blocks = this.blocks(
      found.map(({ bytes }) => bytes.subarray(0, blockBytes)),
      kind.bytes,
    )
    const each = Math.ceil(kind.bytes / blockBytes) * blockBytes
    for (const [index, { at, text, bytes }] of found.entries()) {
      const plain = kind.fromBytes(mix(bytes.subarray(blockBytes), blocks, index * each))
      if (plain !== null) names[at] = names[at]?.replace(text, plain) ?? ''
    }
  }

  /** As many blocks for each nonce as cover so many bytes. */
  private blocks(nonces: readonly Buffer[], bytes: number): Buffer {
    const each = Math.ceil(bytes / blockBytes)
    const counters = Buffer.alloc(nonces.length * each * blockBytes)
    for (const [index, nonce] of nonces.entries()) {
      for (let block = 0; block < each; block += 1) {
        const at = (index * each + block) * blockBytes
        nonce.copy(counters, at)
        counters[at + blockBytes - 1] = (counters[at + blockBytes - 1] ?? 0) ^ block
      }
    }
    return this.stream.update(counters)
  }
}

function mix(bytes: Buffer, blocks: Buffer, from: number): Buffer {
  const mixed = Buffer.allocUnsafe(bytes.length)
  for (let at = 0; at < bytes.length; at += 1) mixed[at] = (bytes[at] ?? 0) ^ (blocks[from + at] ?? 0)
  return mixed
}
