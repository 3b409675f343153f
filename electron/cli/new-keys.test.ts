import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTestShell } from './cli.test-kit.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-new-keys-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

async function handleMethods() {
  const file = await open(join(folder, 'any'), 'w')
  await file.close()
  const methods: unknown = Object.getPrototypeOf(file)
  return methods as typeof file
}

it('has the recovery code on the medium, its name too, before the library is sealed for it', async () => {
  const shell = createTestShell(folder)
  await writeFile(join(folder, 'phrase'), 'winter lake paper')
  await shell.run(['init', '/library'])
  const standing: string[] = []
  const sync = vi.spyOn(await handleMethods(), 'sync').mockImplementation(async () => {
    const code = await readFile(join(folder, 'code'), 'utf8').catch(() => '')
    const names = (await shell.ports.fs.list('/library')).join(' ')
    standing.push(
      `${code.trim().length > 0 ? 'code' : 'no code'}, ${names.includes('.sealed') ? 'sealed' : 'plain'}`,
    )
  })
  expect(
    await shell.run(['protect', '/library', '--passphrase-file', 'phrase', '--recovery-code-file', 'code']),
  ).toMatchObject({ code: 0, out: ['sealed'] })
  expect(sync).toHaveBeenCalledTimes(2)
  expect(new Set(standing)).toEqual(new Set(['code, plain']))
})
