import { mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seededRandom } from './crashes.ts'
import { buildSavingChild, Promised, startSavingChild, type Outcome } from './saving-child.test-kit.ts'
import { soak } from './soak.ts'

const killsOfOneLibrary = 25
const libraries = soak ? 80 : 6
const atOnce = 2

let folder = ''
let child = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-kills-'))
  child = await buildSavingChild(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

it(
  `loses nothing it acknowledged in ${libraries * killsOfOneLibrary} kills at random moments`,
  async () => {
    const waiting = Array.from({ length: libraries }, (_, n) => n)
    const promised = await Promise.all(
      Array.from({ length: atOnce }, async () => {
        let saves = 0
        for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) saves += await killAgain(n)
        return saves
      }),
    )
    const saves = promised.reduce((sum, each) => sum + each, 0)
    console.log(`${libraries * killsOfOneLibrary} kills, ${saves} acknowledged saves, 0 lost`)
    expect(saves).toBeGreaterThan(libraries * killsOfOneLibrary)
  },
  soak ? 7_200_000 : 600_000,
)

/** One library that is killed again and again; answers how many saves it acknowledged. */
async function killAgain(seed: number): Promise<number> {
  const path = join(folder, `library-${seed}`)
  const random = seededRandom(seed)
  const promised = new Promised()
  for (let round = 0; round < killsOfOneLibrary; round += 1) {
    for (const outcome of await saveAndKill(path, round, random)) promised.add(outcome)
    // Killed before the marker was written, there is no library yet; nothing was acknowledged either.
    if (existsSync(join(path, 'library.json'))) await promised.expectNewest(path)
    else expect(promised.size).toBe(0)
  }
  await promised.expectEverything(path)
  await rm(path, { recursive: true })
  return promised.size
}

/** Kills the child at any moment of its start (one time in four), or some ms after its first acknowledgement. */
async function saveAndKill(path: string, round: number, random: () => number): Promise<Outcome[]> {
  const running = startSavingChild(process.execPath, [child, path, String(round)])
  if (random() < 0.25) await wait(random() * 400)
  else await running.started.then(() => wait(random() * 150))
  running.process.kill('SIGKILL')
  await running.ended
  expect(running.complaints()).toBe('')
  const said = running.said()
  expect(said.filter(({ word }) => word === 'refused')).toEqual([])
  return said
}
