import { expect, it } from 'vitest'
import { MemoryFileSystem, systemError } from './files/memory-file-system.ts'
import { formatVersion, markerBytes, newMarker, readMarker } from './library-marker.ts'
import { libraryPaths } from './library-paths.ts'
import { plant } from './library.test-kit.ts'
import { createLayout } from './raise-layout.ts'

const paths = libraryPaths('/library')

async function older() {
  const fs = new MemoryFileSystem()
  await fs.makeFolder('/library')
  const bytes = markerBytes({ ...newMarker('a-library', new Date(0)), formatVersion: 1 })
  await plant(fs, paths.marker, bytes)
  return { fs, bytes: Buffer.from(bytes), layout: createLayout(fs, paths, 1) }
}
const versionIn = async (fs: MemoryFileSystem) => (await readMarker(fs, paths)).marker.formatVersion
const previousIn = async (fs: MemoryFileSystem) => Buffer.from(await fs.readFile(`${paths.marker}.prev`))

it('raises the layout once for all records that are folded at the same time, and keeps the marker of before', async () => {
  const { fs, bytes, layout } = await older()
  await Promise.all([layout.raise(), layout.raise(), layout.raise()])
  expect(await versionIn(fs)).toBe(formatVersion)
  expect(await previousIn(fs)).toEqual(bytes)
  const calls = fs.callCount
  await layout.raise()
  expect(fs.callCount).toBe(calls)
})

it('tries again where the medium took no new marker, and leaves the old one until then', async () => {
  const { fs, bytes, layout } = await older()
  fs.intercept = ({ name, path }) => {
    if (name === 'rename') throw systemError('EIO', path)
  }
  await expect(layout.raise()).rejects.toMatchObject({ code: 'EIO' })
  expect(await versionIn(fs)).toBe(1)
  fs.intercept = () => undefined
  await layout.raise()
  expect(await versionIn(fs)).toBe(formatVersion)
  expect(await previousIn(fs)).toEqual(bytes)
})
