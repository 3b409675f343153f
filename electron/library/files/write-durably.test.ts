import { expect, it } from 'vitest'
import { MemoryFileSystem, systemError } from './memory-file-system.ts'
import { moveDurably } from './move-durably.ts'
import { writeDurably, writeNew } from './write-durably.ts'

const bytes = Buffer.from('some words')

it('waits for a file that another program holds, then names it', async () => {
  const fs = new MemoryFileSystem()
  let held = 3
  fs.intercept = ({ name, path }) => {
    if (name === 'rename' && held-- > 0) throw systemError('EBUSY', path)
  }
  const pauses: number[] = []
  await writeDurably(fs, '/final', bytes, (ms) => Promise.resolve(void pauses.push(ms)))
  expect(pauses).toEqual([50, 100, 200])
  expect(await fs.list('/')).toEqual(['final'])
})

it('writes the file under its own name when it is held for more than three seconds', async () => {
  const fs = new MemoryFileSystem()
  fs.intercept = ({ name, path }) => {
    if (name === 'rename') throw systemError('EPERM', path)
  }
  let waited = 0
  await writeDurably(fs, '/final', bytes, (ms) => Promise.resolve(void (waited += ms)))
  expect(waited).toBe(3_000)
  const after = fs.powerCut(() => 'lost')
  expect(Buffer.from(await after.readFile('/final'))).toEqual(bytes)
  expect(await fs.list('/')).toEqual(['final'])
})

it('leaves nothing behind when it fails, and never syncs the same file again', async () => {
  const fs = new MemoryFileSystem()
  let syncs = 0
  fs.intercept = ({ name, path }) => {
    if (name !== 'sync') return
    syncs += 1
    throw systemError('EIO', path)
  }
  await expect(writeDurably(fs, '/final', bytes, () => Promise.resolve())).rejects.toMatchObject({
    code: 'EIO',
  })
  expect(syncs).toBe(1)
  expect(await fs.list('/')).toEqual([])
})

it('moves a file by copying it where the medium has no links', async () => {
  const fs = new MemoryFileSystem()
  await fs.makeFolder('/old')
  await writeNew(fs, '/old/a', bytes)
  fs.intercept = ({ name, path }) => {
    if (name === 'link') throw systemError('ENOTSUP', path)
  }
  await moveDurably(fs, '/old/a', '/a', () => Promise.resolve())
  expect(await fs.list('/old')).toEqual([])
  expect(Buffer.from(await fs.powerCut(() => 'lost').readFile('/a'))).toEqual(bytes)
})

it('takes a file that came out shorter than its bytes for a failure', async () => {
  const fs = new MemoryFileSystem()
  const open = fs.open.bind(fs)
  fs.open = async (path, mode) => ({
    ...(await open(path, mode)),
    size: () => Promise.resolve(bytes.length - 1),
  })
  await expect(writeDurably(fs, '/final', bytes, () => Promise.resolve())).rejects.toMatchObject({
    code: 'EIO',
  })
  expect(await fs.list('/')).toEqual([])
})
