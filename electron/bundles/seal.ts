import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import type { z } from 'zod'
import type { bundleSeal } from './bundle-format.ts'

export type Seal = z.infer<typeof bundleSeal>

/** The installation's own key; it signs what leaves, so that two people can tell by a fingerprint where a bundle was made. */
export type SigningKey = KeyObject

/** What is signed, so that a signature made here can stand for nothing else. */
const purpose = 'rapporteur-bundle v1 '

/**
 * A new key of its own. It goes through its bytes: Node 20 stands still for ever where garbage is collected while a key that
 * was generated as an object is written out (`publicKeyOf`), because clearing up after the generation waits for the same key.
 */
export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  return createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' })
}

/** Reads a key as `writeSigningKey` wrote it; null where the text is none. */
export function readSigningKey(pem: string): SigningKey | null {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

export const writeSigningKey = (key: SigningKey): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString()

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The digest over a manifest (which names everything else by its own), signed. */
export function sealOf(manifest: Uint8Array, key: SigningKey): Seal {
  const digest = digestOf(manifest)
  return {
    digest,
    publicKey: publicKeyOf(key),
    signature: sign(null, Buffer.from(purpose + digest), key).toString('base64'),
  }
}

/** Whether the digest is that of the manifest and the signature is that of the key beside it. */
export function holds(seal: Seal, manifest: Uint8Array): boolean {
  if (digestOf(manifest) !== seal.digest) return false
  const x = Buffer.from(seal.publicKey, 'base64').toString('base64url')
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(purpose + seal.digest), key, Buffer.from(seal.signature, 'base64'))
  } catch {
    return false
  }
}

export function publicKeyOf(key: SigningKey): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return Buffer.from(x, 'base64url').toString('base64')
}

/** A public key as people compare it: eight groups of four hexadecimal digits of its SHA-256. */
export function fingerprintOf(publicKey: string): string {
  const digits = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32)
  return digits.match(/.{4}/g)?.join(' ') ?? digits
}
