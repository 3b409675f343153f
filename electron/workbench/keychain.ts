import type { ProtectionState } from '../../shared/contract/protection.ts'

type KeychainState = ProtectionState['keychain']

/** The system's keychain, as far as the host around the workbench has one: it keeps keys of libraries, by their ids. */
export interface Keychain {
  /** Whether it keeps what it is given from others; `weak`: it would only hide it. */
  strength(): Promise<'good' | 'weak' | 'unavailable' | 'no-host'>
  /** Null where it has none, or gives none out. */
  recall(libraryId: string): Promise<Uint8Array | null>
  /** False where it was not kept. */
  keep(libraryId: string, key: Uint8Array): Promise<boolean>
  forget(libraryId: string): Promise<void>
}

/** A host without a keychain. */
export const noKeychain: Keychain = {
  strength: () => Promise.resolve('no-host'),
  recall: () => Promise.resolve(null),
  keep: () => Promise.resolve(false),
  forget: () => Promise.resolve(),
}

/** What a keychain knows of one library; nothing is ever handed to one that would only hide it. */
export class KeptKey {
  readonly #keychain: Keychain
  readonly #libraryId: string
  #state: KeychainState = 'no-host'

  constructor(keychain: Keychain, libraryId: string) {
    this.#keychain = keychain
    this.#libraryId = libraryId
  }

  /** As it was when it was last asked. */
  get state(): KeychainState {
    return this.#state
  }

  async recall(): Promise<Uint8Array | null> {
    const strength = await this.#keychain.strength()
    const key = strength === 'good' ? await this.#keychain.recall(this.#libraryId) : null
    this.#state = strength === 'good' ? (key ? 'kept' : 'empty') : strength
    return key
  }

  async keep(key: Uint8Array): Promise<void> {
    if ((await this.#keychain.strength()) === 'good') await this.#keychain.keep(this.#libraryId, key)
    await this.recall()
  }

  async forget(): Promise<void> {
    await this.#keychain.forget(this.#libraryId)
    await this.recall()
  }
}
