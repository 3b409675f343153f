import { execFileSync } from 'node:child_process'
import { mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCode } from './error-code.ts'
import type { FileSystem } from './file-system.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { createNodeFileSystem } from './node-file-system.ts'
import { createShortCalls } from './short-calls.ts'
import { writeNew } from './write-durably.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const rootOnDisk = (): Promise<string> => mkdtemp(join(folder, 'root-'))
const twins: [string, () => Promise<{ fs: FileSystem; root: string }>][] = [
  ['the disk', async () => ({ fs: createNodeFileSystem(), root: await rootOnDisk() })],
  [
    'a disk that answers from memory',
    async () => ({
      fs: createNodeFileSystem(createShortCalls(() => Promise.resolve(true))),
      root: await rootOnDisk(),
    }),
  ],
  [
    'a disk that does not',
    async () => ({
      fs: createNodeFileSystem(createShortCalls(() => Promise.resolve(false))),
      root: await rootOnDisk(),
    }),
  ],
  ['memory', () => Promise.resolve({ fs: new MemoryFileSystem(), root: '' })],
]

const codeOf = (doing: Promise<unknown>): Promise<string> => doing.then(() => 'none', errorCode)
const textIn = async (fs: FileSystem, path: string): Promise<string> =>
  Buffer.from(await fs.readFile(path)).toString('utf8')

describe.each(twins)('files on %s', (_, twin) => {
  it('are written once, read whole and in parts, listed, renamed, linked and removed', async () => {
    const { fs, root } = await twin()
    const room = join(root, 'room')
    await fs.makeFolder(room)
    await fs.syncName(room)
    await writeNew(fs, join(room, 'a'), Buffer.from('some words'))
    expect(await textIn(fs, join(room, 'a'))).toBe('some words')
    const file = await fs.open(join(room, 'a'), 'read')
    expect(Buffer.from(await file.read(5, 100)).toString()).toBe('words')
    expect(Buffer.from(await file.read(0, 4)).toString()).toBe('some')
    expect(await file.size()).toBe(10)
    await file.close()
    await fs.link(join(room, 'a'), join(room, 'b'))
    await fs.rename(join(room, 'a'), join(room, 'c'))
    expect((await fs.list(room)).toSorted()).toEqual(['b', 'c'])
    await fs.syncName(join(room, 'c'))
    await fs.remove(join(room, 'b'))
    expect(await textIn(fs, join(room, 'c'))).toBe('some words')
    expect(await fs.facts(join(room, 'c'))).toMatchObject({ size: 10, isDirectory: false })
    expect((await fs.facts(room)).isDirectory).toBe(true)
    expect(await codeOf(fs.removeFolder(room))).toBe('ENOTEMPTY')
    await fs.remove(join(room, 'c'))
    await fs.removeFolder(room)
    expect(await codeOf(fs.facts(room))).toBe('ENOENT')
  })

  it('go with their folder when that is renamed, but not over what is there', async () => {
    const { fs, root } = await twin()
    for (const name of ['old', 'taken']) {
      await fs.makeFolder(join(root, name))
      await writeNew(fs, join(root, name, 'a'), Buffer.from(name))
    }
    await fs.rename(join(root, 'old'), join(root, 'new'))
    expect(await textIn(fs, join(root, 'new', 'a'))).toBe('old')
    expect(await codeOf(fs.list(join(root, 'old')))).toBe('ENOENT')
    expect(['EEXIST', 'ENOTEMPTY', 'EPERM']).toContain(
      await codeOf(fs.rename(join(root, 'new'), join(root, 'taken'))),
    )
    expect(await textIn(fs, join(root, 'taken', 'a'))).toBe('taken')
    expect(await codeOf(fs.rename(join(root, 'old'), join(root, 'other')))).toBe('ENOENT')
  })

  it('refuse with the system’s own codes', async () => {
    const { fs, root } = await twin()
    const path = (name: string): string => join(root, 'codes', name)
    await fs.makeFolder(join(root, 'codes'))
    await writeNew(fs, path('a'), Buffer.from('x'))
    expect(await codeOf(fs.open(path('a'), 'new'))).toBe('EEXIST')
    expect(await codeOf(fs.open(path('none'), 'read'))).toBe('ENOENT')
    expect(await codeOf(fs.open(path('none/deeper'), 'new'))).toBe('ENOENT')
    expect(await codeOf(fs.link(path('a'), path('a')))).toBe('EEXIST')
    expect(await codeOf(fs.list(path('none')))).toBe('ENOENT')
    expect(await codeOf(fs.list(path('a')))).toBe('ENOTDIR')
    expect(await codeOf(fs.remove(path('none')))).toBe('ENOENT')
    expect(await codeOf(fs.rename(path('none'), path('b')))).toBe('ENOENT')
    expect(await codeOf(fs.makeFolder(join(root, 'codes')))).toBe('EEXIST')
    expect(await codeOf(fs.readFile(join(root, 'codes')))).toBe('EISDIR')
    expect(await codeOf(fs.facts(path('none')))).toBe('ENOENT')
    expect(await codeOf(fs.realPath(path('none')))).toBe('ENOENT')
    expect(await codeOf(fs.removeFolder(path('none')))).toBe('ENOENT')
    expect(await codeOf(fs.removeFolder(path('a')))).toBe('ENOTDIR')
  })
})

it('the real path goes by no link', async () => {
  const fs = createNodeFileSystem()
  await fs.makeFolder(join(folder, 'target'))
  await symlink(join(folder, 'target'), join(folder, 'detour'))
  expect(await fs.realPath(join(folder, 'detour'))).toBe(await realpath(join(folder, 'target')))
})

it('a folder is asked itself what it lies on, to be listed and for each file in it: its parent may be another medium', async () => {
  const root = await rootOnDisk()
  const asked = new Set<string>()
  const fs = createNodeFileSystem((place, _, inThePool) => {
    asked.add(place)
    return inThePool()
  })
  await fs.list(root)
  await writeNew(fs, join(root, 'a'), Buffer.from('words'))
  await fs.rename(join(root, 'a'), join(root, 'b'))
  await fs.syncName(join(root, 'b'))
  await (await fs.open(join(root, 'b'), 'read')).close()
  expect([...asked]).toEqual([root])
})

it('files and folders on the disk are for their owner alone', async () => {
  const fs = createNodeFileSystem()
  await fs.makeFolder(join(folder, 'private'))
  await writeNew(fs, join(folder, 'private', 'file'), Buffer.from('x'))
  expect((await stat(join(folder, 'private'))).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'private', 'file'))).mode & 0o777).toBe(0o600)
})

it.skipIf(process.platform === 'win32')(
  'a pipe in a file’s place is no reason to wait for ever',
  async () => {
    const fs = createNodeFileSystem()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(await fs.readFile(join(folder, 'pipe'))).toHaveLength(0)
    const file = await fs.open(join(folder, 'pipe'), 'read')
    expect(await codeOf(file.read(0, 10))).toBe('ESPIPE')
    await file.close()
  },
)

describe('a power cut in memory', () => {
  it('takes what was not synced and asks about nothing else', async () => {
    const fs = new MemoryFileSystem()
    await fs.makeFolder('/room')
    await fs.syncName('/room')
    await writeNew(fs, '/room/safe', Buffer.from('safe'))
    await fs.syncName('/room/safe')
    const open = await fs.open('/room/open', 'new')
    await open.write(Buffer.from('half'))
    const asked: string[] = []
    const after = fs.powerCut(({ what, path }) => {
      asked.push(`${what} ${path}`)
      return 'lost'
    })
    expect(asked).toEqual(['new name /room/open'])
    expect(await after.list('/room')).toEqual(['safe'])
    expect(await textIn(after, '/room/safe')).toBe('safe')
    const torn = fs.powerCut(({ what }) => (what === 'bytes' ? 'torn' : 'kept'))
    expect(await textIn(torn, '/room/open')).toBe('ha')
  })

  it('undoes a removal, a renaming and a new folder whose names were not synced', async () => {
    const fs = new MemoryFileSystem()
    await writeNew(fs, '/a', Buffer.from('a'))
    await writeNew(fs, '/b', Buffer.from('b'))
    await fs.syncName('/a')
    await fs.remove('/a')
    await fs.rename('/b', '/c')
    await fs.makeFolder('/new')
    const after = fs.powerCut(() => 'lost')
    expect((await after.list('/')).toSorted()).toEqual(['a', 'b'])
  })

  it('leaves room as the disk had it: links count once, removed files not at all', async () => {
    const fs = new MemoryFileSystem({ capacityBytes: 10 })
    await writeNew(fs, '/a', Buffer.alloc(8))
    await fs.link('/a', '/b')
    expect(fs.usedBytes).toBe(8)
    expect(await codeOf(writeNew(fs, '/c', Buffer.alloc(8)))).toBe('ENOSPC')
    expect(fs.usedBytes).toBe(8)
    await fs.remove('/a')
    expect(fs.usedBytes).toBe(8)
    await fs.remove('/b')
    expect(fs.usedBytes).toBe(0)
  })
})
