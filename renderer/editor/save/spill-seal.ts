import type { DocumentBody } from '../../../shared/document/body.ts'
import type { SpilledBody } from './spill.ts'

/** How unsaved words lie in the browser's own folders. */
export interface SpillSeal {
  /** What is to be put there; null where it must not be. Words that may lie open come back at once. */
  close(spilled: SpilledBody): unknown
  /** The words again; null where they cannot be read. */
  open(kept: unknown): Promise<SpilledBody | null>
}

/** As they are. */
export const noSeal: SpillSeal = {
  close: (spilled) => spilled,
  open: (kept) => Promise.resolve(kept as SpilledBody),
}

type SealedWords = { documentId: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

/**
 * Seals words with AES-256-GCM under the key the library gives for them, in base64, or leaves them open where it gives
 * none, for then it lies open itself. The key cannot be taken out of the page again, and goes with it.
 */
export function createSpillSeal(readKey: () => Promise<string | null>): SpillSeal {
  let known: CryptoKey | 'none' | null = null
  const fetchKey = async (): Promise<CryptoKey | 'none' | null> => {
    try {
      const text = await readKey()
      known = text === null ? 'none' : await importKey(text)
    } catch {
      // Locked, or nobody answers: it is asked for again, and until then nothing is put aside in the clear.
    }
    return known
  }
  void fetchKey()
  const seal = async (spilled: SpilledBody): Promise<unknown> => {
    const key = known ?? (await fetchKey())
    if (key === null || key === 'none') return key && spilled
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const { documentId } = spilled
    const sealed = await crypto.subtle.encrypt(bound(iv, documentId), key, encode(JSON.stringify(spilled)))
    return { documentId, iv, sealed } satisfies SealedWords
  }
  return {
    close: (spilled) => (known === 'none' ? spilled : seal(spilled)),
    async open(kept) {
      if (!isSealed(kept)) return kept as SpilledBody
      const key = known ?? (await fetchKey())
      if (key === null || key === 'none') return null
      try {
        const bytes = await crypto.subtle.decrypt(bound(kept.iv, kept.documentId), key, kept.sealed)
        return JSON.parse(new TextDecoder().decode(bytes)) as SpilledBody & { body: DocumentBody }
      } catch {
        // Of another library, or of another key's time.
        return null
      }
    },
  }
}

const isSealed = (kept: unknown): kept is SealedWords =>
  typeof kept === 'object' && kept !== null && 'sealed' in kept

const encode = (text: string) => new TextEncoder().encode(text)

const bound = (iv: Uint8Array<ArrayBuffer>, documentId: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: encode(documentId),
})

function importKey(base64: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
