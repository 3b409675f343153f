import type * as NodeFiles from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTestShell } from './cli.test-kit.ts'

const syncing = vi.hoisted(() => ({ before: (): Promise<void> => Promise.resolve() }))
vi.mock('node:fs', async (real) => {
  const fs = await real<typeof NodeFiles>()
  const fsync = (descriptor: number, done: (error: Error | null) => void) =>
    void syncing.before().then(() => fs.fsync(descriptor, done))
  return { ...fs, fsync }
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-new-keys-'))
})
afterEach(async () => {
  syncing.before = () => Promise.resolve()
  await rm(folder, { recursive: true })
})

it('has the recovery code on the medium, its name too, before the library is sealed for it', async () => {
  const shell = createTestShell(folder)
  await writeFile(join(folder, 'phrase'), 'winter lake paper')
  await shell.run(['init', '/library'])
  const standing: string[] = []
  syncing.before = async () => {
    const code = await readFile(join(folder, 'code'), 'utf8').catch(() => '')
    const names = (await shell.ports.fs.list('/library')).join(' ')
    standing.push(
      `${code.trim().length > 0 ? 'code' : 'no code'}, ${names.includes('.sealed') ? 'sealed' : 'plain'}`,
    )
  }
  expect(
    await shell.run(['protect', '/library', '--passphrase-file', 'phrase', '--recovery-code-file', 'code']),
  ).toMatchObject({ code: 0, out: ['sealed'] })
  expect(standing).toHaveLength(2)
  expect(new Set(standing)).toEqual(new Set(['code, plain']))
})
