import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from './crashes.ts'
import { canCutPower, makeLoopMedium, type FileSystemKind, type LoopMedium } from './loop-medium.test-kit.ts'
import { buildSavingChild, Promised, startSavingChild, type Outcome } from './saving-child.test-kit.ts'
import { soak } from './soak.ts'

const cutsOfOneMedium = 20
const media = soak ? 5 : 1
const kinds: FileSystemKind[] = ['ext4', 'xfs']

let folder = ''
let child = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-cuts-'))
  child = await buildSavingChild(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(kinds)('real power cuts on %s', (kind) => {
  it.skipIf(!canCutPower(kind))(
    `lose nothing that was acknowledged before them: ${cutsOfOneMedium * media} cuts (skipped without root, loop devices and mkfs.${kind})`,
    async () => {
      let saves = 0
      for (let n = 0; n < media; n += 1) {
        const medium = makeLoopMedium(kind)
        try {
          saves += await cutAgain(medium, n)
        } finally {
          medium.dispose()
        }
      }
      console.log(`${cutsOfOneMedium * media} power cuts on ${kind}, ${saves} acknowledged saves, 0 lost`)
      expect(saves).toBeGreaterThan(cutsOfOneMedium * media)
    },
    soak ? 3_600_000 : 600_000,
  )
})

async function cutAgain(medium: LoopMedium, seed: number): Promise<number> {
  const path = join(medium.path, 'library')
  const random = seededRandom(seed)
  const promised = new Promised()
  for (let round = 0; round < cutsOfOneMedium; round += 1) {
    for (const outcome of await saveAndCut(medium, path, round, 20 + random() * 200)) promised.add(outcome)
    medium.unmount()
    medium.mount()
    expect(existsSync(join(path, 'library.json'))).toBe(true)
    await promised.expectNewest(path)
  }
  await promised.expectEverything(path)
  return promised.size
}

/** Answers what was acknowledged before the order to cut was given: a later word may have crossed it on the way. */
async function saveAndCut(
  medium: LoopMedium,
  path: string,
  round: number,
  afterMs: number,
): Promise<Outcome[]> {
  const running = startSavingChild(process.execPath, [child, path, String(round)])
  await running.started
  await wait(afterMs)
  const cutNs = await medium.cutPower()
  running.process.kill('SIGKILL')
  await running.ended
  return running.said().filter(({ word, atNs }) => word === 'saved' && atNs < cutNs)
}
