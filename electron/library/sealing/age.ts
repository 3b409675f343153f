import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption'

/** The base-2 logarithm of scrypt's cost: 128 MiB and about half a second. */
export const usualCost = 17
/** What the standard tool asks for, and the most that is ever derived. */
const highestCost = 18

type Problem = 'wrong' | 'too-costly' | 'damaged'
export type Decrypted = { ok: true; bytes: Uint8Array } | { ok: false; problem: Problem }

/**
 * Files of the age format (age-encryption.org/v1) under a passphrase: the standard `age` tool opens them with it, and what it
 * writes opens here. Costs are base-2 logarithms.
 */
export type Age = {
  encrypt(bytes: Uint8Array, passphrase: string, cost?: number): Promise<Uint8Array>
  /**
   * `wrong` where another passphrase made it, `too-costly` where it asks for more work than `mostCost`, told before any is done,
   * `damaged` where it is no such file or the passphrase is right and the rest is not.
   */
  decrypt(bytes: Uint8Array, passphrase: string, mostCost?: number): Promise<Decrypted>
  /** Whether bytes begin as such a file does. */
  isEncrypted(bytes: Uint8Array): boolean
}

const magic = Buffer.from('age-encryption.org/')
const label = Buffer.from('age-encryption.org/v1/scrypt')

export const age: Age = {
  async encrypt(bytes, passphrase, cost = usualCost) {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipientFor(passphrase, cost))
    return collect(await encrypter.encrypt(inPieces(bytes)))
  },

  async decrypt(bytes, passphrase, mostCost = highestCost) {
    const decrypter = new Decrypter()
    let problem: Problem = 'damaged'
    decrypter.addIdentity(identityFor(passphrase, mostCost, (found) => (problem = found)))
    try {
      return { ok: true, bytes: await collect(await decrypter.decrypt(inPieces(bytes))) }
    } catch {
      // The package says in prose what it did not like; what is to be told apart, the identity has seen.
      return { ok: false, problem }
    }
  },

  isEncrypted: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, magic.length)).equals(magic),
}

const pieceBytes = 1024 * 1024

/** The package works in script, a hundred megabytes for seconds; piece by piece the workbench answers in between. */
function inPieces(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    async pull(controller) {
      await setImmediate()
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += pieceBytes)))
      else controller.close()
    },
  })
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value)
  // Not copied where there is no need: whoever asked may overwrite what it held.
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
}

/** The scrypt stanza of the format. Node derives the key apart from the thread that answers the page; the package's own would hold it for seconds. */
function recipientFor(passphrase: string, cost: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      const key = await derive(passphrase, salt, cost)
      const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      key.fill(0)
      return [new Stanza(['scrypt', unpadded(salt), String(cost)], new Uint8Array(body))]
    },
  }
}

function identityFor(passphrase: string, mostCost: number, found: (problem: Problem) => void): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza, another] = stanzas
      const [kind, salt = '', cost = '', more] = stanza?.args ?? []
      const isWellFormed =
        /^[A-Za-z0-9+/]{22}$/.test(salt) && /^[1-9][0-9]?$/.test(cost) && stanza?.body.length === 32
      if (another || more !== undefined || kind !== 'scrypt' || !isWellFormed) return null
      if (Number(cost) > mostCost) {
        found('too-costly')
        return null
      }
      const key = await derive(passphrase, Buffer.from(salt, 'base64'), Number(cost))
      const fileKey = open(key, Buffer.from(stanza.body))
      key.fill(0)
      if (!fileKey) found('wrong')
      return fileKey
    },
  }
}

function open(key: Buffer, body: Buffer): Uint8Array | null {
  const decipher = createDecipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 })
  decipher.setAuthTag(body.subarray(16))
  const fileKey = decipher.update(body.subarray(0, 16))
  try {
    decipher.final()
    return new Uint8Array(fileKey)
  } catch {
    // The tag does not hold: another passphrase.
    return null
  }
}

function derive(passphrase: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** (highestCost + 10) + 2 ** 20 }
  // Composed: an accented letter is typed in one way on one system and in another on the next.
  const text = Buffer.from(passphrase.normalize('NFC'))
  return new Promise((resolve, reject) =>
    scrypt(text, Buffer.concat([label, salt]), 32, options, (error, key) => {
      text.fill(0)
      if (error) reject(error)
      else resolve(key)
    }),
  )
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
