import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestShell, type TestShell } from '../cli.test-kit.ts'

type Made = {
  file: string
  size: number
  records: number
  encrypted: boolean
  fingerprint: string
  leftOut: object[]
}
type Looked = {
  encrypted: boolean
  entries: { id: string; stand: string; outcome?: string; title: string }[]
}

let folder: string
let shell: TestShell
let meetingId: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
  shell = createTestShell(folder)
  await shell.run(['init', '/a'])
  await shell.run(['init', '/b'])
  meetingId = await shell.inside('/a', async ({ records, documents }) => {
    const { record } = await records.create({
      kind: 'meeting',
      title: 'Workshop on data',
      type: 'idm-workshop',
    })
    await documents.create({ type: 'note', language: 'en', title: 'Notes', meetingId: record.id })
    return record.id
  })
  await writeFile(join(folder, 'words'), 'correct horse battery staple\r\nnot this line')
})
afterEach(() => rm(folder, { recursive: true }))

describe('a bundle on the command line', () => {
  it('goes out of one library and into another', async () => {
    const made = await shell.json<Made>(['bundle', '/a', meetingId, '--json'])
    expect(made).toMatchObject({ records: 2, encrypted: false, leftOut: [] })
    expect(made.file).toBe(join(folder, 'Workshop on data.rapporteur'))
    expect((await stat(made.file)).size).toBe(made.size)
    const looked = await shell.json<Looked>(['take', '/b', made.file, '--dry-run', '--json'])
    expect(looked.entries.map(({ stand }) => stand)).toEqual(['new', 'new'])
    expect((await shell.run(['show', '/b', meetingId])).code).toBe(1)
    const { code, out, err } = await shell.run(['take', '/b', made.file])
    expect({ code, err }).toEqual({ code: 0, err: [`signed by ${made.fingerprint}`] })
    expect(out).toContain(`added\tnew\tmeeting\t${meetingId}\tWorkshop on data`)
    const again = await shell.json<Looked>(['take', '/b', made.file, '--json'])
    expect(again.entries.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  })

  it('is encrypted with a passphrase that stands in a file', async () => {
    const line = ['bundle', '/a', meetingId, '-o', 'out.rapporteur', '--passphrase-file', 'words', '--json']
    expect(await shell.json<Made>(line)).toMatchObject({ encrypted: true })
    expect((await readFile(join(folder, 'out.rapporteur'))).toString('latin1')).toMatch(
      /^age-encryption\.org\/v1\n/,
    )
    const { code, err } = await shell.run(['take', '/b', 'out.rapporteur'])
    expect({ code, err }).toEqual({
      code: 1,
      err: ['rapporteur take: it is encrypted: give its passphrase in a file (--passphrase-file)'],
    })
    await writeFile(join(folder, 'wrong'), 'something else')
    expect((await shell.run(['take', '/b', 'out.rapporteur', '--passphrase-file', 'wrong'])).err).toEqual([
      'rapporteur take: the passphrase does not open it',
    ])
    const taken = await shell.json<Looked>([
      'take',
      '/b',
      'out.rapporteur',
      '--passphrase-file',
      'words',
      '--json',
    ])
    expect(taken.entries.map(({ outcome }) => outcome)).toEqual(['added', 'added'])
  })

  it('is refused without a passphrase worth the name', async () => {
    await writeFile(join(folder, 'empty'), '\n')
    await writeFile(join(folder, 'short'), 'abc')
    const made = (file: string) => shell.run(['bundle', '/a', meetingId, '--passphrase-file', file])
    expect((await made('empty')).err).toEqual([
      'rapporteur bundle: empty holds no passphrase in its first line',
    ])
    expect((await made('short')).err).toEqual(['rapporteur bundle: a passphrase has at least 8 characters'])
    expect((await made('missing')).code).toBe(1)
  })

  it('that is none is refused in a sentence, whatever its name', async () => {
    await writeFile(join(folder, 'notes.txt'), 'no bundle at all')
    const { code, err } = await shell.run(['take', '/b', 'notes.txt'])
    expect({ code, err }).toEqual({
      code: 1,
      err: ['rapporteur take: notes.txt.rapporteur is no file that can be read (not-a-bundle)'],
    })
  })
})
