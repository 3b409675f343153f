import { describe, expect, it } from 'vitest'
import { newBackedWorld } from '../backups/backups.test-kit.ts'
import { systemError } from '../files/memory-file-system.ts'
import { failureOf, filesBelow, idOf, libraryPath, readText, saveText } from '../library.test-kit.ts'
import { LibraryError } from '../library-error.ts'
import { openLibrary } from '../open-library.ts'
import { createSealing } from './create-sealing.ts'
import { key, openSealed, sealWorld } from './sealed-world.test-kit.ts'

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

    const told: [number, number][] = []
    const library = await openLibrary(libraryPath, world.ports, key, {
      onFinishing: (done, total) => told.push([done, total]),
    })
    expect(told).toEqual([[0, 1]])
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
    expect(await plainDocs().catch(() => [])).toEqual([])
  })

  it('leaves what whoever listens to the end of it ends early, for the opening after', async () => {
    const world = await newBackedWorld()
    for (let id = 1; id <= 9; id += 1) await saveText(world.library, idOf(id), 'one')
    await world.library.close()
    world.fs.intercept = ({ name, path }) => {
      if (name === 'write' && path.includes('/keys/.library.json')) throw systemError('EIO', path)
    }
    await sealWorld(world)
    world.fs.intercept = () => undefined
    const plainDocs = () => filesBelow(world.fs, `${libraryPath}/docs`)
    const enough = new LibraryError({ code: 'CLOSED' })
    const opening = openLibrary(libraryPath, world.ports, key, {
      onFinishing: (done) => {
        if (done === 8) throw enough
      },
    })
    expect(await failureOf(opening)).toEqual({ code: 'CLOSED' })
    expect(await plainDocs()).toHaveLength(1)
    const { library } = await openSealed(world)
    expect(library.readOnly).toBeNull()
    expect(await readText(library, idOf(3))).toBe('one')
    await library.close()
    expect(await plainDocs().catch(() => [])).toEqual([])
  })
})
