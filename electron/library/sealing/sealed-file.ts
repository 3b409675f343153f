import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { SealError } from './seal-error.ts'

/**
 * A sealed file: what it is (16 bytes), a random salt (32), the content in pieces of 4 KiB, each under AES-256-GCM with
 * its tag behind it, and the SHA-256 of everything before. The first piece holds a header of usual size.
 */
const magic = Buffer.from('rapporteur-seal1')
const saltBytes = 32
const tagBytes = 16
export const sumBytes = 32
export const pieceBytes = 4 * 1024
export const sealedPieceBytes = pieceBytes + tagBytes
export const startBytes = magic.length + saltBytes
const frameBytes = startBytes + sumBytes

/** Bytes of content in a sealed file of so many bytes; null where no sealed file has that size. */
export function contentSize(fileSize: number): number | null {
  const sealed = fileSize - frameBytes
  const pieces = Math.ceil(sealed / sealedPieceBytes)
  const size = sealed - pieces * tagBytes
  return sealed >= tagBytes && size > (pieces - 1) * pieceBytes - (pieces === 1 ? 1 : 0) ? size : null
}

export function sealedSize(content: number): number {
  return frameBytes + content + Math.max(1, Math.ceil(content / pieceBytes)) * tagBytes
}

/** Seals and opens the pieces of one file; `identity` is bound to each, so that no file passes for another. */
export class FileSeal {
  private readonly key: Buffer
  private readonly identity: Buffer

  private constructor(
    readonly salt: Buffer,
    key: Uint8Array,
    identity: string,
  ) {
    this.key = createHmac('sha256', key).update(salt).update('\u0001').digest()
    this.identity = Buffer.from(identity)
  }

  static create(key: Uint8Array, identity: string): FileSeal {
    return new FileSeal(randomBytes(saltBytes), key, identity)
  }

  /** From the first bytes of a file. SealError where they are no sealed file's. */
  static read(start: Uint8Array, key: Uint8Array, identity: string): FileSeal {
    const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
    if (bytes.length < startBytes || !bytes.subarray(0, magic.length).equals(magic))
      throw new SealError('damaged')
    return new FileSeal(Buffer.from(bytes.subarray(magic.length, startBytes)), key, identity)
  }

  get start(): Buffer {
    return Buffer.concat([magic, this.salt])
  }

  seal(index: number, isLast: boolean, content: Uint8Array): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(index, isLast), {
      authTagLength: tagBytes,
    })
    cipher.setAAD(this.identity)
    const sealed = cipher.update(content)
    cipher.final()
    return Buffer.concat([sealed, cipher.getAuthTag()])
  }

  /** SealError `tampered` where the piece is not the one that was sealed here. */
  open(index: number, isLast: boolean, sealed: Uint8Array): Buffer {
    const end = Math.max(0, sealed.length - tagBytes)
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, nonceOf(index, isLast), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(this.identity)
      decipher.setAuthTag(sealed.subarray(end))
      const content = decipher.update(sealed.subarray(0, end))
      decipher.final()
      return content
    } catch (error) {
      throw new SealError('tampered', { cause: error })
    }
  }
}

/** The content of a whole sealed file. SealError. */
export function openSealed(bytes: Uint8Array, key: Uint8Array, identity: string): Buffer {
  if (!sumHolds(bytes)) throw new SealError('damaged')
  const size = contentSize(bytes.length)
  if (size === null) throw new SealError('damaged')
  const seal = FileSeal.read(bytes, key, identity)
  const pieces: Buffer[] = []
  const end = bytes.length - sumBytes
  for (let at = startBytes, index = 0; at < end; at += sealedPieceBytes, index += 1) {
    const next = Math.min(at + sealedPieceBytes, end)
    pieces.push(seal.open(index, next === end, bytes.subarray(at, next)))
  }
  return Buffer.concat(pieces, size)
}

export function isSealedFile(bytes: Uint8Array): boolean {
  return bytes.length >= frameBytes && Buffer.from(bytes.buffer, bytes.byteOffset, magic.length).equals(magic)
}

/** Whether a whole sealed file is as it was written, as far as can be told without a key. */
export function sumHolds(bytes: Uint8Array): boolean {
  if (!isSealedFile(bytes)) return false
  const end = bytes.length - sumBytes
  const sum = createHash('sha256').update(bytes.subarray(0, end)).digest()
  return sum.equals(bytes.subarray(end))
}

/** The number of the piece, and whether it is the last: none can be left out, added or put elsewhere. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 0)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
