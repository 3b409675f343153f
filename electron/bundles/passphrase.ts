import { setImmediate } from 'node:timers/promises'
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption'
import { BundleError } from './bundle-error.ts'

/** The base-2 logarithm of scrypt's cost: 128 MiB and about half a second. A file that asks for more is refused unread. */
export const workFactor = 17

const magic = Buffer.from('age-encryption.org/')
const label = Buffer.from('age-encryption.org/v1/scrypt')

export function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, magic.length)).equals(magic)
}

/** Encrypts in the age format (age-encryption.org/v1), so that the standard `age` tool opens it with the same passphrase. */
export async function encrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipientFor(passphrase))
  return collect(await encrypter.encrypt(inPieces(bytes)))
}

/** BundleError: `passphrase-wrong`, `passphrase-too-costly`, or `damaged` where the passphrase is right and the bytes are not. */
export async function decrypt(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  let opened = false
  decrypter.addIdentity(identityFor(passphrase, () => (opened = true)))
  try {
    return await collect(await decrypter.decrypt(inPieces(bytes)))
  } catch (error) {
    if (error instanceof BundleError) throw error
    throw new BundleError(opened || !isReadable(error) ? 'damaged' : 'passphrase-wrong', { cause: error })
  }
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
  return Buffer.concat(pieces)
}

/** The library says so when no identity fits; everything else it raises is a header that is none. */
const isReadable = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('no identity matched')

/** The scrypt stanza of the format. Node derives the key apart from the thread that answers the page; the package's own would hold it for seconds. */
function recipientFor(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      const key = await derive(passphrase, salt, workFactor)
      const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      return [new Stanza(['scrypt', unpadded(salt), String(workFactor)], new Uint8Array(body))]
    },
  }
}

function identityFor(passphrase: string, onOpened: () => void): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza, another] = stanzas
      if (!stanza || another || stanza.args[0] !== 'scrypt') throw new BundleError('damaged')
      const [, salt = '', cost = ''] = stanza.args
      if (stanza.args.length !== 3 || !/^[A-Za-z0-9+/]{22}$/.test(salt) || !/^[1-9][0-9]?$/.test(cost))
        throw new BundleError('damaged')
      if (Number(cost) > workFactor) throw new BundleError('passphrase-too-costly')
      if (stanza.body.length !== 32) throw new BundleError('damaged')
      const key = await derive(passphrase, Buffer.from(salt, 'base64'), Number(cost))
      const fileKey = open(key, Buffer.from(stanza.body))
      if (fileKey) onOpened()
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

function derive(passphrase: string, salt: Buffer, logCost: number): Promise<Buffer> {
  const options = { N: 2 ** logCost, r: 8, p: 1, maxmem: 160 * 1024 * 1024 }
  // Composed: an accented letter is typed in one way on one system and in another on the next.
  const text = Buffer.from(passphrase.normalize('NFC'))
  return new Promise((resolve, reject) =>
    scrypt(text, Buffer.concat([label, salt]), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
