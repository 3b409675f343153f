import { describe, expect, it } from 'vitest'
import { BackupError } from '../library/backups/backup-error.ts'
import { newBackedWorld, stick, backUp } from '../library/backups/backups.test-kit.ts'
import { idOf, libraryPath, saveText } from '../library/library.test-kit.ts'
import { createBackupDesk } from './backup-desk.ts'
import { createPlainHost } from './plain-host.ts'

/** A desk whose host answers every question for a folder with `folder`. */
async function aDesk(folder: string | null) {
  const world = await newBackedWorld()
  const plain = createPlainHost('memory')
  const asked: string[] = []
  const host = {
    ...plain,
    describe: () => {
      const described = plain.describe()
      return { ...described, capabilities: { ...described.capabilities, nativeDialogs: true } }
    },
    chooseFolder: (purpose: 'backups' | 'restore') => {
      asked.push(purpose)
      return Promise.resolve(folder)
    },
  }
  await saveText(world.library, idOf(1), 'Words')
  return { ...world, asked, desk: createBackupDesk(world.library, host) }
}

describe('choosing a place for backups', () => {
  it('is asked through the host, and only the folder’s name comes back', async () => {
    const { desk, asked } = await aDesk(stick)
    expect(await desk.choosePlace()).toEqual({ chosen: true })
    expect(asked).toEqual(['backups'])
    const status = await desk.status()
    expect(status).toMatchObject({ canChoose: true, places: [{ place: 'own' }, { name: 'stick' }] })
    expect(JSON.stringify(status)).not.toContain('/media')
    expect((await desk.forgetPlace()).places).toHaveLength(1)
  })

  it('changes nothing when it is cancelled', async () => {
    const { desk } = await aDesk(null)
    expect(await desk.choosePlace()).toEqual({ chosen: false })
    expect(await desk.restoreLibrary({ place: 'own', id: 'x' }, undefined)).toBeNull()
  })

  it.each([
    [libraryPath, 'inside-library'],
    ['/media/gone', 'missing'],
  ])('says why %s will not do', async (folder, reason) => {
    const { desk } = await aDesk(folder)
    await expect(desk.choosePlace()).rejects.toMatchObject({
      code: 'INVALID',
      data: { fields: [{ path: 'folder', reason }] },
    })
  })
})

describe('restoring a library', () => {
  it('answers the new folder’s name, and refuses one that holds something', async () => {
    const { desk, library, asked } = await aDesk('/media/new')
    const [outcome] = await backUp(library)
    const ref = { place: 'own' as const, id: outcome!.id! }
    expect(await desk.restoreLibrary(ref, undefined)).toEqual({ name: 'new', records: 1, missing: 0 })
    expect(asked).toEqual(['restore'])
    await expect(desk.restoreLibrary(ref, undefined)).rejects.toMatchObject({
      code: 'INVALID',
      data: { fields: [{ path: 'folder', reason: 'not-empty' }] },
    })
  })

  it('says of a folder on a full disk that it is that one which is full, and not the library’s', async () => {
    const { desk, library, fs } = await aDesk('/media/new')
    const [outcome] = await backUp(library)
    fs.capacityBytes = fs.usedBytes + 100
    const ref = { place: 'own' as const, id: outcome!.id! }
    await expect(desk.restoreLibrary(ref, undefined)).rejects.toMatchObject({
      code: 'DISK_FULL',
      data: { chosen: true },
    })
  })

  it('leaves other failures what they are', async () => {
    const { desk } = await aDesk('/media/new')
    await expect(
      desk.restoreLibrary({ place: 'own', id: '20260101T000000000Z-0000' }, undefined),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(new BackupError('busy').problem).toBe('busy')
  })
})

describe('a backup asked for', () => {
  it('tells how far it is, and can be given up', async () => {
    const { desk, fs } = await aDesk(null)
    const steps = []
    for await (const step of desk.now(undefined)) steps.push(step)
    expect(steps.at(-1)).toMatchObject({ outcomes: [{ problem: null, copied: 1 }] })

    const { desk: other, library } = await aDesk(null)
    for (let n = 2; n < 12; n += 1) await saveText(library, idOf(n), 'More')
    for await (const step of other.now(undefined)) if (step.copied > 0) break
    expect((await other.list()).entries).toEqual([])
    expect(fs.callCount).toBeGreaterThan(0)
  })
})
