import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canCutPower, makeLoopMedium } from './loop-medium.test-kit.ts'
import { buildSavingChild, Promised, startSavingChild, type SavingChild } from './saving-child.test-kit.ts'
import { soak } from './soak.ts'

const triesOfEachRecord = 12
const errors = ['ENOSPC', 'EIO', 'EACCES', 'EROFS']

/** Calls of the save path that nothing else in the process makes; `write` is also how the event loop wakes itself. */
const calls = ['fsync', 'rename', 'unlink', 'link']
const cases = calls.flatMap((call) => errors.map((error) => ({ call, error })))
const chosen = soak ? cases : cases.filter((_, index) => index % 4 === Math.floor(index / 4))

const canInject =
  process.platform === 'linux' &&
  spawnSync('strace', ['-f', '-qq', '-e', 'inject=rename:error=EIO', 'true'], { stdio: 'ignore' }).status ===
    0

let folder = ''
let child = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-calls-'))
  child = await buildSavingChild(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a system call that fails, by the kernel’s own word', () => {
  it.skipIf(!canInject).each(chosen)(
    '$call with $error, every fifth time (skipped without strace): nothing acknowledged is lost, everything else is said',
    async ({ call, error }) => {
      const path = join(folder, `${call}-${error}`)
      await finished(startSavingChild(process.execPath, [child, path, 'before', '1']))
      const inject = `inject=?${call},?${call}at,?${call}at2:error=${error}:when=2+5`
      const tracer = ['-f', '-qq', '-o', join(folder, 'trace'), '-e', inject, '--', process.execPath]
      const running = startSavingChild('strace', [
        ...tracer,
        child,
        path,
        'during',
        String(triesOfEachRecord),
      ])
      const promised = new Promised()
      const { saved, refused } = await finished(running)
      for (const outcome of saved) promised.add(outcome)
      expect(saved.length).toBeGreaterThan(0)
      expect(saved.length + refused.length).toBe(3 * triesOfEachRecord)
      // Removing and linking are no part of a save's promise, and a name that is refused for its rights is tried again.
      if (call === 'fsync' || (call === 'rename' && error !== 'EACCES'))
        expect(refused.length).toBeGreaterThan(0)
      await promised.expectNewest(path)
      await promised.expectEverything(path)
    },
    600_000,
  )
})

describe('a disk that is really full', () => {
  it.skipIf(!canCutPower('ext4'))(
    'refuses with a reason, loses nothing, and takes saves again (skipped without root and loop devices)',
    async () => {
      const medium = makeLoopMedium('ext4', 16)
      try {
        const path = join(medium.path, 'library')
        const filler = join(medium.path, 'filler')
        await finished(startSavingChild(process.execPath, [child, path, 'before', '1']))
        fillUp(filler)
        const promised = new Promised()
        const { saved, refused } = await finished(
          startSavingChild(process.execPath, [child, path, 'during', '60']),
        )
        for (const outcome of saved) promised.add(outcome)
        expect(new Set(refused.map(({ answer }) => answer))).toEqual(new Set(['DISK_FULL']))
        await promised.expectNewest(path)
        rmSync(filler)
        const after = await finished(startSavingChild(process.execPath, [child, path, 'after', '3']))
        expect(after.refused).toEqual([])
        for (const outcome of after.saved) promised.add(outcome)
        await promised.expectEverything(path)
      } finally {
        medium.dispose()
      }
    },
    600_000,
  )
})

type Finished = { saved: ReturnType<SavingChild['said']>; refused: ReturnType<SavingChild['said']> }

async function finished(running: SavingChild): Promise<Finished> {
  expect(await running.ended, running.complaints()).toBe(0)
  const said = running.said()
  return {
    saved: said.filter(({ word }) => word === 'saved'),
    refused: said.filter(({ word }) => word === 'refused'),
  }
}

/** Takes all the room there is, to the last block. */
function fillUp(path: string): void {
  const file = openSync(path, 'w')
  for (let size = 1024 * 1024; size >= 512;) {
    try {
      writeSync(file, Buffer.alloc(size, 1))
    } catch {
      size /= 2
    }
  }
  closeSync(file)
}
