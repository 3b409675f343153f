import { createHmac, hkdfSync, randomBytes } from 'node:crypto'

export const dataKeyBytes = 32

/** A library's keys, each for one purpose, all derived from its data key (HKDF-SHA-256, RFC 5869). */
export type SealKeys = {
  /** Names the library's sealed folders. */
  readonly libraryId: string
  readonly files: Buffer
  readonly names: Buffer
  /** Marks the files the data key itself lies in. */
  readonly keyFiles: Buffer
  /** Overwrites the keys; nothing can be read or written with them afterwards. */
  forget(): void
}

export const newDataKey = (): Buffer => randomBytes(dataKeyBytes)

/** Keeps nothing of the data key itself; whoever holds it may overwrite it. */
export function createSealKeys(dataKey: Uint8Array, libraryId: string): SealKeys {
  const [files, names] = [derive(dataKey, libraryId, 'files'), derive(dataKey, libraryId, 'names')]
  const keyFiles = keyFilesKey(dataKey, libraryId)
  let isForgotten = false
  /** Overwritten, it is a key that everybody knows: nothing may be sealed with that. */
  const held = (key: Buffer): Buffer => {
    if (isForgotten) throw new Error('the keys of this library were forgotten')
    return key
  }
  return {
    libraryId,
    get files() {
      return held(files)
    },
    get names() {
      return held(names)
    },
    get keyFiles() {
      return held(keyFiles)
    },
    forget: () => {
      isForgotten = true
      for (const key of [files, names, keyFiles]) key.fill(0)
    },
  }
}

/** What key files are marked with, where nothing else is to be derived. */
export const keyFilesKey = (dataKey: Uint8Array, libraryId: string): Buffer =>
  derive(dataKey, libraryId, 'key files')

/** Tells one data key from another without saying anything of either: 16 hexadecimal digits. */
export function checkOf(dataKey: Uint8Array, libraryId: string): string {
  return createHmac('sha256', derive(dataKey, libraryId, 'check'))
    .update('check')
    .digest('hex')
    .slice(0, 16)
}

const derive = (key: Uint8Array, libraryId: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.from(libraryId), `rapporteur library ${purpose}`, dataKeyBytes))
