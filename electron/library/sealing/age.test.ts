import { Decrypter, Encrypter } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { age, usualCost } from './age.ts'

const words = 'cinq mots très éloignés'
const plain = Buffer.from('the words '.repeat(9000))
let file: Uint8Array
beforeAll(async () => {
  file = await age.encrypt(plain, words)
})

/** As the standard tool would write it. */
async function written(passphrase: string, logCost: number): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(logCost)
  return encrypter.encrypt(new Uint8Array(plain))
}

const header = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('\n')

describe('a file under a passphrase', () => {
  it('opens with its passphrase, however its accents were typed, and with no other', async () => {
    expect(age.isEncrypted(file)).toBe(true)
    expect(age.isEncrypted(plain)).toBe(false)
    const cheap = await written(words, 4)
    const opened = await age.decrypt(cheap, words.normalize('NFD'))
    expect(opened.ok && Buffer.from(opened.bytes).equals(plain)).toBe(true)
    expect(await age.decrypt(cheap, `${words}.`)).toEqual({ ok: false, problem: 'wrong' })
  })

  it('is a file of the age format, of work factor 17, that other programs open', async () => {
    expect(header(file)[0]).toBe('age-encryption.org/v1')
    expect(header(file)[1]).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 17$/)
    const other = new Decrypter()
    other.addPassphrase(words)
    expect(Buffer.from(await other.decrypt(file))).toEqual(plain)
  })

  it('is refused before anything is derived where it asks for more work than is safe, or than is wanted', async () => {
    const [first = '', second = '', ...rest] = header(await written('costly', 2))
    const asking = (cost: number) =>
      Buffer.from([first, second.replace(/ 2$/, ` ${cost}`), ...rest].join('\n'), 'latin1')
    const tooCostly = { ok: false, problem: 'too-costly' }
    for (const cost of [19, 30, 99]) expect(await age.decrypt(asking(cost), 'costly')).toEqual(tooCostly)
    expect(await age.decrypt(asking(usualCost + 1), 'costly', usualCost)).toEqual(tooCostly)
  })

  it('is never the same twice', async () => {
    const [one, two] = await Promise.all([age.encrypt(plain, 'x', 4), age.encrypt(plain, 'x', 4)])
    expect(Buffer.compare(one, two)).not.toBe(0)
  })

  it('tells damage from a wrong passphrase', async () => {
    const cheap = await written('cheap', 4)
    const body = new Uint8Array(cheap)
    const last = body.length - 1
    body[last] = (body[last] ?? 0) ^ 1
    expect(await age.decrypt(body, 'cheap')).toEqual({ ok: false, problem: 'damaged' })
    expect(await age.decrypt(cheap.slice(0, last), 'cheap')).toEqual({ ok: false, problem: 'damaged' })
    expect(await age.decrypt(cheap.slice(0, 40), 'cheap')).toEqual({ ok: false, problem: 'damaged' })
    expect(await age.decrypt(cheap, 'dear')).toEqual({ ok: false, problem: 'wrong' })
  })

  it.each([
    ['of many pieces', () => written('cheap', 2), 997],
    ['of a few bytes', () => age.encrypt(Buffer.from('key'), 'cheap', 4), 3],
  ])('is never read past a flipped bit, wherever it lies: one %s', async (_, make, every) => {
    const cheap = await make()
    for (let at = 0; at < cheap.length; at += every) {
      const flipped = cheap.map((byte, n) => (n === at ? byte ^ 4 : byte))
      expect((await age.decrypt(flipped, 'cheap')).ok).toBe(false)
    }
  })

  it('meant for a key instead of a passphrase is no such file', async () => {
    const encrypter = new Encrypter()
    encrypter.addRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p')
    const keyed = await encrypter.encrypt(new Uint8Array(plain))
    expect(await age.decrypt(keyed, 'cheap')).toEqual({ ok: false, problem: 'damaged' })
  })
})
