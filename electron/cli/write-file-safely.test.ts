import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CliError } from './cli-error.ts'
import { writeFileSafely } from './write-file-safely.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a file that is written', () => {
  it('takes the place of the one before it', async () => {
    const path = join(folder, 'report.pdf')
    await writeFile(path, 'old and longer')
    await writeFileSafely(path, Buffer.from('new'))
    expect(await readFile(path, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['report.pdf'])
  })

  it('leaves nothing behind where it cannot take its place', async () => {
    await mkdir(join(folder, 'taken'))
    const writing = writeFileSafely(join(folder, 'taken'), Buffer.from('new'))
    await expect(writing).rejects.toThrow(CliError)
    await expect(writing).rejects.toThrow('taken cannot be written')
    expect(await readdir(folder)).toEqual(['taken'])
  })
})
