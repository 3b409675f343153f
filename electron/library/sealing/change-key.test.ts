import { describe, expect, it } from 'vitest'
import { backUp, home } from '../backups/backups.test-kit.ts'
import { systemError } from '../files/memory-file-system.ts'
import { failureOf, filesBelow, idOf, libraryPath, saveText } from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'
import { createSealing } from './create-sealing.ts'
import { key, newSealedWorld, openSealed } from './sealed-world.test-kit.ts'

describe('a passphrase that is changed on a failing disk', () => {
  it.each(['/library/keys', '.sealed/keys'])(
    'stays what it was when the new key cannot be written to %s',
    async (folder) => {
      const world = await newSealedWorld(
        async ({ library }) => void (await saveText(library, idOf(1), 'one')),
      )
      await backUp(world.library)
      await world.library.close()
      const keyFiles = async () => {
        const files = [...(await filesBelow(world.fs, libraryPath)), ...(await filesBelow(world.fs, home))]
        return files.filter((path) => path.endsWith('.age'))
      }
      const before = await keyFiles()
      world.fs.intercept = ({ name, path }) => {
        if (name === 'write' && path.includes(`${folder}/`)) throw systemError('EIO', path)
      }
      const changing = createSealing(world.ports).changePassphrase(libraryPath, key, 'another')
      expect(await failureOf(changing)).toEqual({ code: 'IO' })
      world.fs.intercept = () => undefined
      expect(await keyFiles()).toEqual(before)
      expect(await failureOf(openLibrary(libraryPath, world.ports, { passphrase: 'another' }))).toMatchObject(
        { reason: 'wrong' },
      )
      await (await openSealed(world)).library.close()
    },
  )
})
