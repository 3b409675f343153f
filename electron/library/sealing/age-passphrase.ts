import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption'

/** The base-2 logarithm of scrypt's cost: 128 MiB and about half a second. */
export const usualCost = 17
/** What the standard tool asks for. A file that asks for more is refused before anything is derived. */
const highestCost = 18

const label = Buffer.from('age-encryption.org/v1/scrypt')

export type Unwrapped = { ok: true; bytes: Uint8Array } | { ok: false; problem: 'wrong' | 'damaged' }

/** Encrypts a few bytes in the age format (age-encryption.org/v1): the standard `age` tool opens it with the same passphrase. */
export async function wrap(bytes: Uint8Array, passphrase: string, cost = usualCost): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipientFor(passphrase, cost))
  return encrypter.encrypt(bytes)
}

/** `wrong` where another passphrase made it, `damaged` where it is no such file or the passphrase is right and the rest is not. */
export async function unwrap(bytes: Uint8Array, passphrase: string): Promise<Unwrapped> {
  const decrypter = new Decrypter()
  let problem: 'wrong' | 'damaged' = 'damaged'
  decrypter.addIdentity(identityFor(passphrase, (tried) => (problem = tried)))
  return decrypter.decrypt(bytes).then(
    (opened) => ({ ok: true, bytes: opened }),
    () => ({ ok: false, problem }),
  )
}

/** The scrypt stanza of the format; Node derives the key apart from the thread that answers the page. */
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

function identityFor(passphrase: string, found: (problem: 'wrong' | 'damaged') => void): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza, another] = stanzas
      const [kind, salt = '', cost = '', more] = stanza?.args ?? []
      const isWellFormed =
        /^[A-Za-z0-9+/]{22}$/.test(salt) && /^[1-9][0-9]?$/.test(cost) && stanza?.body.length === 32
      if (another || more !== undefined || kind !== 'scrypt' || !isWellFormed) return null
      if (Number(cost) > highestCost) return null
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
