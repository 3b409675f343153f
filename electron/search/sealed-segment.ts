import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { TextFile } from './index/segment-file.ts'

const saltBytes = 16
const tagBytes = 16
/** Bytes of text that are sealed, and opened, together. */
const pieceBytes = 64 * 1024
const sealedPiece = pieceBytes + tagBytes

/**
 * Seals a file of the index: in pieces, each with AES-256-GCM under a key of the file's own, which is derived from the
 * index's (32 bytes), a random salt and the file's name. A piece is bound to its place by its nonce.
 */
export function sealFile(key: Uint8Array, name: string, bytes: Uint8Array): Uint8Array {
  const salt = randomBytes(saltBytes)
  const own = keyOf(key, salt, name)
  const parts: Uint8Array[] = [salt]
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(at / pieceBytes), { authTagLength: tagBytes })
    parts.push(cipher.update(bytes.subarray(at, at + pieceBytes)), cipher.final(), cipher.getAuthTag())
  }
  return Buffer.concat(parts)
}

/** The bytes of a whole sealed file; throws where any of them is not as it was written, or the key is another. */
export function openFile(key: Uint8Array, name: string, sealed: Uint8Array): Buffer<ArrayBuffer> {
  const own = keyOf(key, sealed.subarray(0, saltBytes), name)
  const bytes = Buffer.from(new ArrayBuffer(plainSize(sealed.length)))
  for (let piece = 0; piece * pieceBytes < bytes.length; piece += 1) {
    const from = saltBytes + piece * sealedPiece
    bytes.set(openPiece(own, piece, sealed.subarray(from, from + sealedPiece)), piece * pieceBytes)
  }
  return bytes
}

/**
 * A sealed file of texts that is read where it lies. Every piece is looked at first: throws where one is not as it was
 * written, and so does reading one that was changed since.
 */
export function openSealedTexts(key: Uint8Array, name: string, path: string): TextFile {
  const file = openSync(path, 'r')
  const read = (from: number, size: number): Uint8Array => {
    const bytes = new Uint8Array(size)
    return bytes.subarray(0, readSync(file, bytes, 0, size, from))
  }
  const own = keyOf(key, read(0, saltBytes), name)
  // Passages are asked for one after the other, and the texts of neighbours lie in one piece.
  let last: { piece: number; bytes: Uint8Array } | null = null
  const pieceAt = (piece: number): Uint8Array => {
    if (last?.piece !== piece)
      last = { piece, bytes: openPiece(own, piece, read(saltBytes + piece * sealedPiece, sealedPiece)) }
    return last.bytes
  }
  const size = plainSize(fstatSync(file).size)
  try {
    for (let piece = 0; piece * pieceBytes < size; piece += 1) pieceAt(piece)
  } catch (error) {
    closeSync(file)
    throw error
  }
  return {
    size,
    read(from, to) {
      const bytes = new Uint8Array(to - from)
      for (let at = from; at < to;) {
        const piece = Math.floor(at / pieceBytes)
        const part = pieceAt(piece).subarray(at - piece * pieceBytes, to - piece * pieceBytes)
        if (part.length === 0) throw new RangeError('the texts end before that')
        bytes.set(part, at - from)
        at += part.length
      }
      return bytes
    },
    close: () => closeSync(file),
  }
}

function openPiece(key: Uint8Array, piece: number, sealed: Uint8Array): Uint8Array {
  const end = Math.max(0, sealed.length - tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(piece), { authTagLength: tagBytes })
  decipher.setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
}

function plainSize(sealedSize: number): number {
  const pieces = Math.ceil((sealedSize - saltBytes) / sealedPiece)
  return Math.max(0, sealedSize - saltBytes - pieces * tagBytes)
}

const keyOf = (key: Uint8Array, salt: Uint8Array, name: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, salt, `rapporteur search ${name}`, 32))

function nonceOf(piece: number): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(piece, 8)
  return nonce
}
