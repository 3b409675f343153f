import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filesBelow } from '../../library/library.test-kit.ts'
import { createTestShell, type TestShell } from '../cli.test-kit.ts'

const passphrase = 'winter lake paper'
const sealed = 'the library is sealed: give its passphrase in a file (--library-passphrase-file)'
let folder: string
let shell: TestShell
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-protection-'))
  shell = createTestShell(folder)
  await writeFile(join(folder, 'phrase'), `${passphrase}\n`)
  await writeFile(join(folder, 'wrong'), 'summer lake paper\n')
  await shell.run(['init', '/library'])
})
afterEach(() => rm(folder, { recursive: true }))

const byFile = ['--library-passphrase-file', 'phrase']
const protect = () =>
  shell.run(['protect', '/library', '--passphrase-file', 'phrase', '--recovery-code-file', 'code'])
const bytesBelow = async (root: string) => {
  const { fs } = shell.ports
  const paths = await filesBelow(fs, root)
  return Promise.all(
    paths.map(async (path) => `${path} ${Buffer.from(await fs.readFile(path)).toString('latin1')}`),
  )
}

describe('rapporteur protect', () => {
  it('seals a library, whose commands then want its passphrase: from a file, input, or somebody who types it', async () => {
    const rows = await shell.json<unknown[]>(['list', '/library', '--json'])
    expect(await protect()).toMatchObject({ code: 0, out: ['sealed'] })
    expect((await bytesBelow('/library')).join()).not.toContain('Migration')
    expect((await stat(join(folder, 'code'))).mode & 0o777).toBe(0o600)

    expect(await shell.run(['list', '/library'])).toMatchObject({
      code: 3,
      out: [],
      err: [expect.stringContaining(sealed)],
    })
    expect(await shell.run(['list', '/library', '--library-passphrase-file', 'wrong'])).toMatchObject({
      code: 3,
      err: ['rapporteur list: the passphrase does not open it'],
    })
    expect(await shell.json(['list', '/library', '--json', ...byFile])).toEqual(rows)
    expect(await shell.json(['list', ...byFile, '/library', '--json'])).toEqual(rows)
    const fromInput = await shell.run(['list', '/library', '--library-passphrase-file=-'], [passphrase])
    expect(fromInput.out).toHaveLength(rows.length)
    const code = (await readFile(join(folder, 'code'), 'utf8')).trim()
    for (const typed of [passphrase, code.toLowerCase()])
      expect((await shell.run(['list', '/library'], [], [typed])).code).toBe(0)
  })

  it('wants the code typed back at a terminal, or a new file for it, before anything is changed', async () => {
    const before = await bytesBelow('/library')
    const none = await shell.run(['protect', '/library', '--passphrase-file', 'phrase'])
    expect(none.code).toBe(1)
    expect(none.err.at(-1)).toContain('no terminal to type the recovery code back at')
    const mistyped = await shell.run(
      ['protect', '/library'],
      [],
      [passphrase, passphrase, '003G-W58W-4CN3-2E1Z-8S6N-8PV2-D4BJ'],
    )
    expect(mistyped.err.at(-1)).toContain('that was not the code')
    const differing = await shell.run(['protect', '/library'], [], [passphrase, 'another'])
    expect(differing.err.at(-1)).toContain('the two were not the same')
    await writeFile(join(folder, 'code'), 'something else')
    expect((await protect()).code).toBe(1)
    expect(await readFile(join(folder, 'code'), 'utf8')).toBe('something else')
    expect(await bytesBelow('/library')).toEqual(before)
  })
})

describe('a sealed library', () => {
  beforeEach(protect)

  it('is checked without its passphrase as far as checksums go, and that is said', async () => {
    const well = await shell.run(['verify', '/library'])
    expect(well).toMatchObject({
      code: 0,
      out: [expect.stringMatching(/^\d\d+ files, all as they were written$/)],
      err: ['sealed, and no passphrase was given: only checksums were looked at'],
    })
    expect((await shell.run(['verify', '/library', ...byFile])).err).toEqual([])
    const { fs } = shell.ports
    const path = (await filesBelow(fs, '/library')).find((each) => each.endsWith('.doc'))!
    const bytes = Buffer.from(await fs.readFile(path))
    bytes[bytes.length >> 1]! ^= 1
    await fs.remove(path)
    const file = await fs.open(path, 'new')
    await file.write(bytes)
    await file.close()
    const rotten = await shell.run(['verify', '/library', '--json'])
    expect(rotten.code).toBe(1)
    expect(JSON.parse(rotten.out[0]!)).toMatchObject({
      sealed: true,
      damaged: [{ fileName: path.split('.sealed/')[1], reason: 'checksum' }],
    })
  })

  it('changes what opens it', async () => {
    await writeFile(join(folder, 'next'), 'another long walk\n')
    const changed = await shell.run(['passphrase', '/library', '--passphrase-file', 'next', ...byFile])
    expect(changed).toMatchObject({ code: 0, out: ['the passphrase was changed'] })
    expect((await shell.run(['list', '/library', ...byFile])).code).toBe(3)
    const byNext = ['--library-passphrase-file', 'next']
    expect((await shell.run(['list', '/library', ...byNext])).code).toBe(0)
    const replace = ['passphrase', '/library', '--new-recovery-code', '--recovery-code-file', 'code2']
    expect((await shell.run([...replace, ...byNext])).code).toBe(0)
    expect((await shell.run(['list', '/library', '--library-passphrase-file', 'code'])).code).toBe(3)
    expect((await shell.run(['list', '/library', '--library-passphrase-file', 'code2'])).code).toBe(0)
  })

  it('is made readable again, and is served with what opens it or without', async () => {
    await shell.run(['serve', '/library'])
    await shell.run(['serve', '/library', ...byFile])
    expect(shell.served).toEqual([
      { folder: '/library', port: 0 },
      { folder: '/library', port: 0, secret: { kind: 'passphrase', text: passphrase } },
    ])
    expect((await shell.run(['unprotect', '/library'])).code).toBe(3)
    expect(await shell.run(['unprotect', '/library', ...byFile])).toMatchObject({
      code: 0,
      out: ['no longer sealed'],
    })
    expect((await shell.run(['list', '/library'])).code).toBe(0)
    expect((await shell.run(['unprotect', '/library'])).err).toEqual([
      'rapporteur unprotect: the library is not sealed',
    ])
  })
})

describe('backups of a sealed library', () => {
  it('are named as sealed, and make a library again for whoever has the passphrase', async () => {
    await protect()
    const rows = await shell.json(['list', '/library', '--json', ...byFile])
    const { home } = shell.ports.backups
    await shell.run(['backup', '/library', ...byFile])
    expect((await bytesBelow(home)).join()).not.toContain('Migration')
    expect((await shell.run(['backups', home])).out).toEqual([expect.stringMatching(/^sealed\t.*\.sealed$/)])
    const without = await shell.run(['restore', home, '/again'])
    expect(without.code).not.toBe(0)
    expect(await shell.run(['restore', home, '/again', ...byFile])).toMatchObject({ code: 0 })
    expect(await shell.json(['list', '/again', '--json', ...byFile])).toEqual(rows)
  })
})
