import { describe, expect, it } from 'vitest'
import { createMemoryJsonFile } from './json-file.ts'
import { RecentLibraries } from './recent-libraries.ts'

const withFolders = (...folders: string[]) => new RecentLibraries(createMemoryJsonFile(folders))

describe('the libraries opened on this machine', () => {
  it('come newest first and once each', () => {
    const recent = withFolders('/a', '/b')
    recent.remember('/b')
    recent.remember('/c')
    expect(recent.list('/c').map(({ folder }) => folder)).toEqual(['/c', '/b', '/a'])
    expect(recent.newest()).toBe('/c')
  })

  it('are named after their folder, the open one marked', () => {
    expect(withFolders('/docs/Turin 2018', '/').list('/docs/Turin 2018')).toMatchObject([
      { name: 'Turin 2018', current: true },
      { name: '/', current: false },
    ])
  })

  it('are found by a key that is not the path', () => {
    const recent = withFolders('/docs/Turin 2018')
    const [first] = recent.list(null)
    expect(first?.key).not.toContain('Turin')
    expect(recent.folderOf(first?.key ?? '')).toBe('/docs/Turin 2018')
    expect(recent.folderOf('/docs/Turin 2018')).toBeNull()
  })

  it('are twelve at most', () => {
    const recent = withFolders()
    for (let i = 0; i < 20; i += 1) recent.remember(`/library-${i}`)
    expect(recent.list(null)).toHaveLength(12)
    expect(recent.newest()).toBe('/library-19')
  })

  it('can be forgotten', () => {
    const recent = withFolders('/a', '/b')
    recent.forget('/a')
    expect(recent.newest()).toBe('/b')
    recent.forget('/b')
    expect(recent.newest()).toBeNull()
  })
})
