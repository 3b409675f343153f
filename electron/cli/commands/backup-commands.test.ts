import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BackupEntry, BackupOutcome } from '../../../shared/contract/backups.ts'
import { contentsBelow, removeBelow, rot } from '../../library/backups/backups.test-kit.ts'
import { filesBelow } from '../../library/library.test-kit.ts'
import { createTestShell, type TestShell } from '../cli.test-kit.ts'

type Listed = { entries: (BackupEntry & { folder: string })[]; damaged: string[] }

let folder: string
let shell: TestShell
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-backups-'))
  shell = createTestShell(folder)
  await shell.run(['init', '/library'])
})
afterEach(() => rm(folder, { recursive: true }))

const list = () => shell.json<Listed>(['backups', '--json'])

describe('rapporteur backup', () => {
  it('copies the library to its own place, once', async () => {
    const { code, out } = await shell.run(['backup', '/library'])
    expect(code).toBe(0)
    expect(out).toEqual([
      expect.stringMatching(/^own place\t\d{8}T\d{9}Z-[0-9a-f]{4}\t\d+ files, \d+ bytes copied$/),
    ])
    expect((await shell.run(['backup', '/library'])).out[0]).toMatch(/nothing new since$/)
    expect((await list()).entries).toHaveLength(1)
  })

  it('copies to a folder of one’s choice, and only there', async () => {
    await shell.ports.fs.makeFolder('/stick')
    const outcomes = await shell.json<BackupOutcome[]>(['backup', '/library', '--to', '/stick', '--json'])
    expect(outcomes).toMatchObject([{ place: 'second', problem: null, fresh: true }])
    expect((await list()).entries).toEqual([])
    const { out } = await shell.run(['backups', '/stick'])
    expect(out).toEqual([expect.stringContaining('/stick/rapporteur-backups/')])
  })

  it('says in one line why there is none', async () => {
    const { code, err } = await shell.run(['backup', '/library', '--to', '/unplugged'])
    expect(code).toBe(1)
    expect(err).toEqual([
      'rapporteur backup: chosen folder: the folder is not there: is its drive connected?',
    ])
  })
})

describe('rapporteur restore', () => {
  it('makes a deleted library anew, identical, from its newest backup', async () => {
    const { fs } = shell.ports
    await shell.run(['backup', '/library'])
    const before = await contentsBelow(fs, '/library')
    await removeBelow(fs, '/library')
    const { entries } = await list()
    const { code, out } = await shell.run(['restore', entries[0]!.folder, '/again'])
    expect(code).toBe(0)
    expect(out[0]).toMatch(/^\/again: \d+ records as they were at /)
    expect(await contentsBelow(fs, '/again')).toEqual(before)
    expect((await shell.run(['verify', '/again'])).code).toBe(0)
  })

  it('takes the backup that is named', async () => {
    const [outcome] = await shell.json<BackupOutcome[]>(['backup', '/library', '--json'])
    const rows = await shell.json<unknown[]>(['list', '/library', '--json'])
    await shell.inside('/library', ({ records }) => records.create({ kind: 'person', name: 'Amina Diallo' }))
    shell.ports.clock.advance(1000)
    await shell.run(['backup', '/library'])
    await shell.run(['restore', shell.ports.backups.home, '/then', '--at', outcome!.id!])
    expect(await shell.json<unknown[]>(['list', '/then', '--json'])).toHaveLength(rows.length)
  })

  it('refuses a folder that holds something, and a backup that is not there', async () => {
    await shell.run(['backup', '/library'])
    const { home } = shell.ports.backups
    expect((await shell.run(['restore', home, '/library'])).err[0]).toMatch(/not empty/)
    expect((await shell.run(['restore', '/nowhere', '/new'])).err[0]).toMatch(/there is no backup/)
  })

  it('brings all but a damaged file back, and names it', async () => {
    const { fs, backups } = shell.ports
    await shell.run(['backup', '/library'])
    const copies = (await filesBelow(fs, backups.home)).filter((path) => path.endsWith('.doc'))
    await rot(fs, copies[0]!)
    const { code, out, err } = await shell.run(['restore', backups.home, '/again'])
    expect(code).toBe(1)
    expect(out[1]).toBe(`missing\t${copies[0]!.split('/').at(-1)}`)
    expect(err[0]).toMatch(/1 files of the backup are gone or damaged/)
    expect((await shell.run(['list', '/again'])).code).toBe(0)
  })
})

describe('what goes with it', () => {
  it('checks the backups too when asked', async () => {
    const { fs, backups } = shell.ports
    await shell.run(['backup', '/library'])
    const copies = (await filesBelow(fs, backups.home)).filter((path) => path.endsWith('.doc'))
    await rot(fs, copies[0]!)
    expect((await shell.run(['verify', '/library'])).code).toBe(0)
    const { code, out } = await shell.run(['verify', '/library', '--backups'])
    expect(code).toBe(1)
    expect(out).toEqual([expect.stringMatching(/^backups\/own\/objects\/.*\tchecksum$/)])
  })

  it('backs up ahead of a bulk import', async () => {
    await writeFile(join(folder, 'bulk.jsonl'), `${JSON.stringify({ title: 'A', text: 'words' })}\n`)
    expect((await shell.run(['import', '/library', 'bulk.jsonl'])).code).toBe(0)
    expect((await list()).entries).toMatchObject([{ reason: 'import' }])
  })

  it('names a damaged list of contents, and says where there are none', async () => {
    const { fs, backups } = shell.ports
    expect((await shell.run(['backups'])).err).toEqual(['there are no backups here'])
    await shell.run(['backup', '/library'])
    const [manifest] = (await filesBelow(fs, backups.home)).filter((path) => path.includes('manifests'))
    await rot(fs, manifest!)
    expect((await shell.run(['backups'])).out).toEqual([`damaged\t${manifest}`])
  })

  it('hands a second folder for backups to the host', async () => {
    await shell.run(['serve', '/library', '--backups', 'stick'])
    expect(shell.served).toEqual([{ folder: '/library', port: 0, backups: join(folder, 'stick') }])
  })
})
