import { describe, expect, it } from 'vitest'
import { createMemoryJsonFile } from './json-file.ts'
import { createSafeKeys, wrappedKeys } from './safe-keys.ts'

const key = Buffer.alloc(32, 9).toString('base64')

/** The system's keychain: what it encrypted it decrypts, as long as it is the same one. */
function aStorage(options: { available?: boolean; backend?: string; user?: string } = {}) {
  const { available = true, backend = 'gnome_libsecret', user = 'amina' } = options
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend as 'gnome_libsecret',
    encryptString: (text: string) => Buffer.from(`${user}:${Buffer.from(text).toString('hex')}`),
    decryptString: (bytes: Buffer) => {
      const [owner, hex = ''] = bytes.toString().split(':')
      if (owner !== user) throw new Error('cannot be decrypted')
      return Buffer.from(hex, 'hex').toString()
    },
  }
}

describe('keys of libraries in the keychain', () => {
  it('are kept wrapped, given out again, and forgotten one by one', () => {
    const file = createMemoryJsonFile<Record<string, string>>({})
    const keys = createSafeKeys(aStorage(), 'linux', file)
    expect([keys.strength(), keys.recall('one')]).toEqual(['good', null])
    expect([keys.keep('one', key), keys.keep('two', key)]).toEqual([true, true])
    expect(JSON.stringify(file.read())).not.toContain(key)
    expect(wrappedKeys.safeParse(file.read()).success).toBe(true)
    expect(keys.recall('one')).toBe(key)
    keys.forget('one')
    keys.forget('three')
    expect([keys.recall('one'), keys.recall('two')]).toEqual([null, key])
  })

  it.each([
    ['linux', { backend: 'basic_text' }, 'weak'],
    ['linux', { backend: 'unknown' }, 'weak'],
    ['linux', { available: false }, 'unavailable'],
    ['darwin', { backend: 'basic_text' }, 'good'],
    ['win32', { available: false }, 'unavailable'],
  ] as const)('on %s with %j: %s', (platform, options, strength) => {
    const file = createMemoryJsonFile<Record<string, string>>({})
    const keys = createSafeKeys(aStorage(options), platform, file)
    expect(keys.strength()).toBe(strength)
    expect(keys.keep('one', key)).toBe(strength === 'good')
    expect(Object.keys(file.read())).toHaveLength(strength === 'good' ? 1 : 0)
  })

  it('that another user or an emptied keychain cannot open are as if there were none', () => {
    const file = createMemoryJsonFile<Record<string, string>>({})
    createSafeKeys(aStorage(), 'linux', file).keep('one', key)
    expect(createSafeKeys(aStorage({ user: 'eve' }), 'linux', file).recall('one')).toBeNull()
    expect(createSafeKeys(aStorage({ backend: 'basic_text' }), 'linux', file).recall('one')).toBeNull()
    expect(createSafeKeys(aStorage(), 'linux', file).recall('__proto__')).toBeNull()
  })
})
