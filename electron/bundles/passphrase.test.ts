import { Decrypter, Encrypter } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { decrypt, encrypt, isEncrypted, workFactor } from './passphrase.ts'

const words = 'cinq mots très éloignés'
const plain = Buffer.from('the bundle '.repeat(9000))
let file: Uint8Array
beforeAll(async () => {
  file = await encrypt(plain, words)
})

/** As the standard tool would write it. */
async function written(passphrase: string, logCost: number): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(logCost)
  return encrypter.encrypt(new Uint8Array(plain))
}

const header = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('\n')

describe('an encrypted bundle', () => {
  it('opens with its passphrase, however its accents were typed, and with no other', async () => {
    expect(isEncrypted(file)).toBe(true)
    expect(isEncrypted(plain)).toBe(false)
    const cheap = await written(words, 4)
    expect(Buffer.from(await decrypt(cheap, words.normalize('NFD')))).toEqual(plain)
    await expect(decrypt(cheap, `${words}.`)).rejects.toMatchObject({ reason: 'passphrase-wrong' })
  })

  it('is a file of the age format, of work factor 17, that other programs open', async () => {
    expect(header(file)[0]).toBe('age-encryption.org/v1')
    expect(header(file)[1]).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 17$/)
    const other = new Decrypter()
    other.addPassphrase(words)
    expect(Buffer.from(await other.decrypt(file))).toEqual(plain)
  })

  it('is refused unread where it asks for more work than we ever would', async () => {
    const [first = '', second = '', ...rest] = header(await written('costly', 2))
    for (const cost of [workFactor + 1, 30, 99]) {
      const lines = [first, second.replace(/ 2$/, ` ${cost}`), ...rest]
      const costly = Buffer.from(lines.join('\n'), 'latin1')
      await expect(decrypt(costly, 'costly')).rejects.toMatchObject({ reason: 'passphrase-too-costly' })
    }
  })

  it('tells damage from a wrong passphrase', async () => {
    const cheap = await written('cheap', 4)
    const body = new Uint8Array(cheap)
    const last = body.length - 1
    body[last] = (body[last] ?? 0) ^ 1
    await expect(decrypt(body, 'cheap')).rejects.toMatchObject({ reason: 'damaged' })
    await expect(decrypt(cheap.slice(0, last), 'cheap')).rejects.toMatchObject({ reason: 'damaged' })
    await expect(decrypt(cheap.slice(0, 40), 'cheap')).rejects.toMatchObject({ reason: 'damaged' })
    await expect(decrypt(cheap, 'dear')).rejects.toMatchObject({ reason: 'passphrase-wrong' })
  })

  it('is never read past a flipped bit, wherever it lies', async () => {
    const cheap = await written('cheap', 2)
    for (let at = 0; at < cheap.length; at += 997) {
      const flipped = new Uint8Array(cheap)
      flipped[at] = (flipped[at] ?? 0) ^ 4
      await expect(decrypt(flipped, 'cheap')).rejects.toHaveProperty('reason')
    }
  })

  it('meant for a key instead of a passphrase is none of ours', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p')
    const keyed = await encrypter.encrypt(new Uint8Array(plain))
    await expect(decrypt(keyed, 'cheap')).rejects.toMatchObject({ reason: 'damaged' })
  })
})
