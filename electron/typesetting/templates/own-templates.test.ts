import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readOwnTemplates } from './own-templates.ts'

vi.mock('node:fs/promises', async (original) => {
  const disk = await original<{ readFile(path: string): Promise<Uint8Array> }>()
  const readFile = async (path: string) => {
    if (path.includes('withheld')) throw Object.assign(new Error('no leave'), { code: 'EACCES' })
    return disk.readFile(path)
  }
  return { ...disk, readFile }
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-templates-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const manifest = JSON.stringify({ formatVersion: 1, title: 'Ministry', accent: '#204060' })
const whole = { 'template.json': manifest, 'template.typ': 'Words.' }

async function put(name: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true })
    await writeFile(join(folder, name, path), content)
  }
}
const read = () => readOwnTemplates(folder, new Set(['report']))
const reasons = async () => (await read()).faulty.map(({ name, reason }) => `${name}: ${reason}`)

describe('templates dropped in the library', () => {
  it('are read with everything in their folders, under a name of their own', async () => {
    await put('ministry', { ...whole, 'parts/head.typ': 'Head.', 'logo.svg': '<svg/>', '.DS_Store': 'x' })
    const { templates, faulty } = await read()
    expect(faulty).toEqual([])
    expect(templates).toMatchObject([
      { name: 'ministry', main: 'own/ministry/template.typ', own: true, manifest: { accent: '#204060' } },
    ])
    expect(templates[0]?.files.map(({ path }) => path)).toEqual([
      'own/ministry/logo.svg',
      'own/ministry/parts/head.typ',
      'own/ministry/template.json',
      'own/ministry/template.typ',
    ])
  })

  it('need not be there', async () => {
    await rm(folder, { recursive: true })
    expect(await read()).toEqual({ templates: [], faulty: [] })
  })

  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['report', whole, 'name-taken'],
    ['Our Template', whole, 'name'],
    ['bare', { 'template.json': manifest }, 'no-main'],
    ['plain', { 'template.typ': 'Words.' }, 'no-manifest'],
    ['broken', { ...whole, 'template.json': '{' }, 'bad-manifest'],
    ['newer', { ...whole, 'template.json': '{"formatVersion":2,"title":"x"}' }, 'bad-manifest'],
    ['pale', { ...whole, 'template.json': manifest.replace('#204060', '#ffd700') }, 'bad-manifest'],
    ['program', { ...whole, 'run.sh': 'rm' }, 'bad-file'],
    ['odd', { ...whole, 'a\u202egnp.png': 'x' }, 'bad-file'],
    ['heavy', { ...whole, 'photo.png': new Uint8Array(10 * 1024 * 1024) }, 'too-large'],
    ['deep', { ...whole, 'a/b/c/d/e/f.typ': '' }, 'too-large'],
  ])('%s is named with the reason it is none', async (name, files, reason) => {
    await put(name, files)
    expect(await reasons()).toEqual([`${name}: ${reason}`])
  })

  it('follow no link out of their folder', async () => {
    await put('linked', whole)
    await symlink('/etc/hostname', join(folder, 'linked', 'host.txt'))
    await symlink('/etc', join(folder, 'elsewhere'))
    expect(await reasons()).toEqual(['linked: bad-file'])
  })

  it('need not be a folder to be none', async () => {
    await rm(folder, { recursive: true })
    await writeFile(folder, 'not a folder')
    expect(await read()).toEqual({ templates: [], faulty: [] })
  })

  it('leave the others standing where the disk does not give one', async () => {
    await put('good', whole)
    await put('withheld', whole)
    const { templates, faulty } = await read()
    expect(templates.map(({ name }) => name)).toEqual(['good'])
    expect(faulty).toEqual([{ name: 'withheld', reason: 'bad-file', detail: 'EACCES' }])
  })

  it('leave the others standing where one is wrong', async () => {
    await put('good', whole)
    await put('wrong', { 'template.typ': '' })
    const { templates, faulty } = await read()
    expect([templates.length, faulty.length]).toEqual([1, 1])
  })
})
