import type { SafeStorage } from 'electron'
import { z } from 'zod'
import type { JsonFile } from './json-file.ts'

/** Keys of libraries by their ids, as the system's keychain encrypted them, in base64. */
export const wrappedKeys = z.record(z.string().max(64), z.string().max(4096))

export type KeychainStrength = 'good' | 'weak' | 'unavailable'

/** The keys of sealed libraries on this computer; what lies in the file opens nothing without the system's keychain. */
export interface SafeKeys {
  strength(): KeychainStrength
  /** 32 bytes in base64; null where none is kept, or the system does not give it out. */
  recall(libraryId: string): string | null
  keep(libraryId: string, key: string): boolean
  forget(libraryId: string): void
}

export function createSafeKeys(
  storage: Pick<
    SafeStorage,
    'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
  >,
  platform: NodeJS.Platform,
  file: JsonFile<Record<string, string>>,
): SafeKeys {
  const strength = (): KeychainStrength => {
    if (!storage.isEncryptionAvailable()) return 'unavailable'
    // Without a keyring Electron encrypts under a password that everybody can read in its source.
    const isWeak =
      platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend())
    return isWeak ? 'weak' : 'good'
  }
  const without = (libraryId: string) =>
    Object.fromEntries(Object.entries(file.read()).filter(([id]) => id !== libraryId))
  return {
    strength,
    recall(libraryId) {
      const kept = new Map(Object.entries(file.read())).get(libraryId)
      if (kept === undefined || strength() !== 'good') return null
      try {
        return storage.decryptString(Buffer.from(kept, 'base64'))
      } catch {
        // Another user, another computer, or a keychain that was emptied: the passphrase is asked for.
        return null
      }
    },
    keep(libraryId, key) {
      if (strength() !== 'good') return false
      file.write({ ...without(libraryId), [libraryId]: storage.encryptString(key).toString('base64') })
      return true
    },
    forget(libraryId) {
      const left = without(libraryId)
      if (Object.keys(left).length < Object.keys(file.read()).length) file.write(left)
    },
  }
}
