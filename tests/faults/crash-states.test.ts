import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import { failureOf, idOf, libraryPath, readText, saveText } from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { crashScenarios } from './crash-scenarios.ts'
import { everyCrashState, type CrashState } from './crash-states.ts'
import { crashAt, powerCuts } from './crashes.ts'
import { soak } from './soak.ts'

const drawsOfChance = soak ? 60 : 8

describe('a power cut', () => {
  let states = 0

  it.each(crashScenarios)(
    'loses nothing acknowledged, at any moment and whatever reached the medium: $name',
    async (scenario) => {
      const found = await everyCrashState(scenario, drawsOfChance, expectRecovered)
      expect(found).toBeGreaterThan(200)
      states += found
    },
    soak ? 3_600_000 : 600_000,
  )

  it('has been tried in more than 5,000 states', () => {
    console.log(`${states} crash states: ${crashScenarios.length} scenarios, ${powerCuts(0).length} models`)
    expect(states).toBeGreaterThan(5_000)
  })

  it('while a library is made leaves a folder in which it can be made again, or the library', async () => {
    const full = new MemoryFileSystem()
    await createLibrary(libraryPath, createMemoryPorts(full))
    const calls = full.callCount
    for (let n = 0; n <= calls; n += n < calls - 40 ? 29 : 1) {
      const fs = new MemoryFileSystem()
      crashAt(fs, n)
      await createLibrary(libraryPath, createMemoryPorts(fs)).catch(() => undefined)
      for (const cut of powerCuts(n)) {
        const ports = createMemoryPorts(fs.powerCut(cut.decide))
        const made = await createLibrary(libraryPath, ports).then(
          () => 'made',
          (error: unknown) => String(error),
        )
        if (made !== 'made') expect(made).toContain('NOT_EMPTY')
        const library = await openLibrary(libraryPath, ports)
        expect((await saveText(library, idOf(1), 'works')).rev).toBe(1)
      }
    }
  }, 60_000)
})

const neverSeen = idOf(0xffff)

async function expectRecovered({ fs, told, where }: CrashState): Promise<void> {
  try {
    const library = await openLibrary(libraryPath, createMemoryPorts(fs))
    await told.expectKept(library)
    await told.expectWhole(library)
    await library.editAnyway()
    await saveText(library, idOf(1), 'life goes on')
    expect(await readText(library, idOf(1))).toBe('life goes on')
    expect(await failureOf(library.read(neverSeen))).toMatchObject({ code: 'NOT_FOUND' })
  } catch (error) {
    throw new Error(where, { cause: error })
  }
}
