import { expect, it } from 'vitest'
import { aDocument, aMeeting, anId } from '../../tests/builders/records.ts'
import { createMemoryLibrary, createMemoryPorts } from '../library/create-memory-library.ts'
import { openLibrary } from '../library/open-library.ts'
import { createSealing } from '../library/sealing/create-sealing.ts'
import { newRecoveryCode } from '../library/sealing/new-recovery-code.ts'
import { lastOf, tracesOf } from '../library/sealing/sealed-world.test-kit.ts'
import { aBody, aLaptop, saying, words } from './two-laptops.test-kit.ts'

const notes = anId(2)
const passphrase = 'sealed meanwhile'

/** A laptop whose library is sealed after a bundle of it went out, and the one that bundle went to. */
async function sealedMeanwhile() {
  const ports = createMemoryPorts()
  const before = await aLaptop(() => createMemoryLibrary(ports))
  await before.store.add(aMeeting(1))
  await before.store.add(
    aDocument(2, { meetingId: anId(1) }),
    aBody(words('p1', 'Quokka one.'), words('p2', 'Quokka two.')),
  )
  const there = await aLaptop()
  await there.take(await before.pack([anId(1)]))
  await before.library.close()
  const sealing = createSealing(ports)
  await lastOf(sealing.seal('/library', { passphrase, recoveryCode: newRecoveryCode() }))
  return { ports, there, here: await aLaptop(() => openLibrary('/library', ports, { passphrase })) }
}

it('a bundle that went out before the library was sealed is merged paragraph by paragraph on its return', async () => {
  const { ports, here, there } = await sealedMeanwhile()
  await there.write(notes, saying('p1', 'Changed there.'))
  await here.write(notes, saying('p2', 'Changed here.'))
  expect((await here.take(await there.pack([anId(1)]))).map(({ outcome }) => outcome)).toContain('merged')
  expect(await here.texts(notes)).toEqual(['Changed there.', 'Changed here.'])
  expect(await here.waiting(notes)).toBe(0)
  await here.library.close()
  expect(await tracesOf(ports.fs, ['Quokka', 'Changed'], ['/library'])).toEqual([])
})

it('a bundle of a sealed library is as plain, or as encrypted, as it was asked to be', async () => {
  const { here, there } = await sealedMeanwhile()
  await here.write(notes, saying('p1', 'Kangaroo.'))
  expect((await there.take(await here.pack([anId(1)]))).map(({ outcome }) => outcome)).not.toContain('failed')
  expect(await there.texts(notes)).toEqual(['Kangaroo.', 'Quokka two.'])
  const encrypted = await here.pack([anId(1)], 'for the road')
  await expect(there.look(encrypted)).rejects.toThrow()
  expect((await there.look(encrypted, 'for the road')).map(({ stand }) => stand)).not.toContain('new')
})
