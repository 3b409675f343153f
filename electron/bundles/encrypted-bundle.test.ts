import { beforeAll, describe, expect, it } from 'vitest'
import { aMeeting, anId } from '../../tests/builders/records.ts'
import { age } from '../library/sealing/age.ts'
import { aLaptop, type Laptop } from './two-laptops.test-kit.ts'

const words = 'cinq mots très éloignés'

let there: Laptop
let file: Uint8Array
beforeAll(async () => {
  const here = await aLaptop()
  there = await aLaptop()
  await here.store.add(aMeeting(1))
  file = await here.pack([anId(1)], words)
})

const refusalOf = (bytes: Uint8Array, passphrase?: string) => there.look(bytes, passphrase)

describe('a bundle with a passphrase', () => {
  it('opens with it and with nothing else', async () => {
    expect(age.isEncrypted(file)).toBe(true)
    await expect(refusalOf(file)).rejects.toMatchObject({ reason: 'passphrase-needed' })
    await expect(refusalOf(file, `${words}.`)).rejects.toMatchObject({ reason: 'passphrase-wrong' })
    expect((await there.look(file, words)).map(({ stand }) => stand)).toEqual(['new'])
  })

  it('is damaged where its bytes are other ones, and no wrong passphrase', async () => {
    const cut = file.slice(0, -1)
    await expect(refusalOf(cut, words)).rejects.toMatchObject({ reason: 'damaged' })
  })

  it('is refused unread where it asks for more work than a bundle ever does', async () => {
    const costly = Buffer.from(Buffer.from(file).toString('latin1').replace(/ 17$/m, ' 18'), 'latin1')
    await expect(refusalOf(costly, words)).rejects.toMatchObject({ reason: 'passphrase-too-costly' })
  })
})
