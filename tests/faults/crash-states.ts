import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import type { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import type { Fate, Unsynced } from '../../electron/library/files/memory-tree.ts'
import { libraryPath } from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { Acknowledged } from './acknowledged.ts'
import { prepared, type CrashScenario } from './crash-scenarios.ts'
import { powerCuts, type PowerCut } from './crashes.ts'

const reading: ReadonlySet<string> = new Set(['list', 'facts', 'readFile', 'read', 'size', 'close'])

/** A medium as a power cut left it, what had been acknowledged by then, and where it was cut. */
export type CrashState = { fs: MemoryFileSystem; told: Acknowledged; where: string }

/**
 * Works through a scenario once, the opening included, and hands every state a power cut could leave to `check`: before
 * each call that changes the medium (in between it is the same) and at the end, each of the eight ways of ending, chance
 * drawn `draws` times; of those that end the same at one moment, one. Answers how many there were.
 */
export async function everyCrashState(
  scenario: CrashScenario,
  draws: number,
  check: (state: CrashState) => Promise<void>,
): Promise<number> {
  const told = new Acknowledged()
  const fs = await prepared(scenario, told)
  const failures: unknown[] = []
  let [moment, states] = [0, 0]
  const checkNow = async (what: string): Promise<void> => {
    moment += 1
    const where = `${scenario.name}: ${moment}, before ${what}`
    const cut = distinctCuts(fs, moment, draws).map(({ name, medium }) => ({
      fs: medium,
      told: told.copy(),
      where: `${where}, ${name}`,
    }))
    states += cut.length
    // A failing check must not reach the library as if the medium had failed: it would be caught there, or acted upon.
    for (const state of cut) await check(state).catch((error: unknown) => failures.push(error))
  }
  fs.intercept = ({ name, path, mode }) =>
    reading.has(name) || mode === 'read' ? undefined : checkNow(`${name} ${path}`)
  const ports = createMemoryPorts(fs)
  const library = await openLibrary(libraryPath, ports)
  await scenario.work(library, told, ports)
  await checkNow('nothing more')
  if (failures.length > 0) throw failures[0]
  return states
}

type Cut = { name: string; medium: MemoryFileSystem }

function distinctCuts(fs: MemoryFileSystem, seed: number, draws: number): Cut[] {
  const seen = new Set<string>()
  const chance = Array.from({ length: draws - 1 }, (_, draw) => powerCuts(seed * draws + draw).slice(-1))
  return [...powerCuts(seed), ...chance.flat()].flatMap((cut) => {
    const { medium, outcome } = outcomeOf(fs, cut)
    if (seen.has(outcome)) return []
    seen.add(outcome)
    return [{ name: cut.name, medium }]
  })
}

function outcomeOf(fs: MemoryFileSystem, cut: PowerCut): { medium: MemoryFileSystem; outcome: string } {
  const fates: string[] = []
  const decide = (thing: Unsynced): Fate => {
    const fate = cut.decide(thing)
    fates.push(`${thing.what} ${thing.path} ${thing.what === 'bytes' || fate === 'lost' ? fate : 'kept'}`)
    return fate
  }
  const medium = fs.powerCut(decide)
  return { medium, outcome: fates.join('\n') }
}
