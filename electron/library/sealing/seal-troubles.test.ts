import { describe, expect, it } from 'vitest'
import { newBackedWorld } from '../backups/backups.test-kit.ts'
import { systemError } from '../files/memory-file-system.ts'
import { filesBelow, idOf, libraryPath, readText, saveText } from '../library.test-kit.ts'
import { createSealing } from './create-sealing.ts'
import { openSealed, sealWorld } from './sealed-world.test-kit.ts'

describe('a disk that fails once the library is sealed', () => {
  it.each(['ENOSPC', 'EIO'])('does not pass for a sealing that did not happen (%s)', async (code) => {
    const world = await newBackedWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    world.fs.intercept = ({ name, path }) => {
      if (name === 'write' && path.includes('/keys/.library.json')) throw systemError(code, path)
    }
    const last = await sealWorld(world)
    world.fs.intercept = () => undefined

    expect(last).toMatchObject({ phase: 'removing' })
    expect(last?.remains?.unremovable).toContain(`${libraryPath}/docs`)
    expect(await createSealing(world.ports).look(libraryPath)).toMatchObject({
      sealed: true,
      unfinished: true,
    })
    const plainDocs = () => filesBelow(world.fs, `${libraryPath}/docs`)
    expect(await plainDocs()).toHaveLength(1)

    const { library } = await openSealed(world)
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
    expect(await plainDocs().catch(() => [])).toEqual([])
  })
})
