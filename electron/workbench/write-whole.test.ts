import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeWhole } from './write-whole.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'write-whole-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a file written for the user', () => {
  test('takes the place of the old one and leaves its neighbours alone', async () => {
    const target = join(folder, 'report.pdf')
    await writeFile(target, 'old')
    await writeFile(`${target}.part`, 'of another program')
    await writeWhole(target, Buffer.from('new'))
    expect(await readFile(target, 'utf8')).toBe('new')
    expect(await readFile(`${target}.part`, 'utf8')).toBe('of another program')
    expect(await readdir(folder)).toHaveLength(2)
  })

  test.skipIf(process.platform === 'win32')('is nobody else’s until it is whole', async () => {
    const target = join(folder, 'report.pdf')
    const writing = writeWhole(target, Buffer.alloc(64 * 1024 * 1024))
    let during: number | undefined
    while (during === undefined) {
      const [name = ''] = await readdir(folder)
      if (name === 'report.pdf') break
      if (name.endsWith('.tmp'))
        during = await stat(join(folder, name)).then(
          ({ mode }) => mode,
          () => undefined,
        )
    }
    await writing
    expect((during ?? 0) & 0o777).toBe(0o600)
    expect((await stat(target)).mode & 0o777).toBe(0o644)
  })

  test('leaves nothing behind where it cannot be put in place', async () => {
    const target = join(folder, 'taken')
    await mkdir(join(target, 'inside'), { recursive: true })
    await expect(writeWhole(target, Buffer.from('new'))).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })
})
