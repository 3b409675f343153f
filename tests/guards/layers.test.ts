import { beforeAll, describe, expect, it } from 'vitest'
import { PlantedCopy } from './planted-copy.test-kit.ts'
import { projectFiles } from './project-files.test-kit.ts'

const importing = (from: string) => `import { innocent } from '${from}'\nexport const guilty = innocent\n`

/** Files to plant, each under a name of its own; asked for by what they stand for. */
class Bed {
  readonly files = new Map<string, { path: string; text: string }>()

  plant(what: string, folder: string, text: string, extension = 'ts'): string {
    const path = `${folder}/planted-${this.files.size}.${extension}`
    this.files.set(what, { path, text })
    return what
  }

  path(what: string): string {
    return this.files.get(what)?.path ?? ''
  }
}

/** Plants a whole bed at once: one run of a tool over everything is as telling as a run for each, and far quicker. */
function grow(bed: Bed): PlantedCopy {
  const copy = new PlantedCopy()
  for (const { path, text } of bed.files.values()) copy.plant(path, text)
  return copy
}

describe('the layers, as the compiler sees them', () => {
  const bed = new Bed()
  const crossings = [
    ['shared reaching a service', 'shared', '../electron/library/innocent.ts', 'TS6307'],
    ['shared reaching Node', 'shared', 'node:fs', 'TS2591'],
    ['one service reaching another', 'electron/library', '../search/innocent.ts', 'TS6307'],
    ['a service reaching the workbench', 'electron/packs', '../workbench/innocent.ts', 'TS6307'],
    ['the workbench reaching a host', 'electron/workbench', '../desktop/innocent.ts', 'TS6307'],
    ['the command line reaching the desktop', 'electron/cli', '../desktop/innocent.ts', 'TS6307'],
    ['the page reaching a service', 'renderer', '../electron/library/innocent.ts', 'TS6307'],
    ['the page reaching resources', 'renderer', '../resources/innocent.ts', 'TS6307'],
    ['the preload reaching the workbench', 'electron/preload', '../workbench/innocent.ts', 'TS6307'],
    ['production reaching tests', 'electron/workbench', '../../tests/innocent.ts', 'TS6307'],
  ].map(([what = '', folder = '', from = '', code = '']) => [bed.plant(what, folder, importing(from)), code])
  const words = [
    ['a window in shared', 'shared', 'document.title'],
    ['Node in shared', 'shared', 'process.pid'],
    ['a window in a service', 'electron/library', 'document.title'],
    ['Node in the page', 'renderer', 'process.pid'],
  ].map(([what = '', folder = '', word = '']) => [bed.plant(what, folder, `export const guilty = ${word}\n`)])

  let found: Map<string, string[]>
  beforeAll(() => {
    const copy = grow(bed)
    found = copy.compile()
    copy.remove()
  })

  it('find nothing wrong with innocent files', () => {
    const planted = new Set([...bed.files.values()].map(({ path }) => path))
    expect([...found.keys()].filter((path) => !planted.has(path))).toEqual([])
  })

  it.each(crossings)('refuse %s', (what = '', code) => {
    expect(found.get(bed.path(what))).toContain(code)
  })

  it.each(words)('refuse %s', (what = '') => {
    expect(found.get(bed.path(what))).toBeDefined()
  })
})

describe('the rules, as the linter sees them', () => {
  const bed = new Bed()
  const hosts = ['electron/desktop', 'electron/preload']
  const everyFolder = projectFiles()
    .filter((path) => /^(shared|resources|renderer|electron\/[a-z]+)\/tsconfig\.json$/.test(path))
    .map((path) => path.slice(0, path.lastIndexOf('/')))
    .filter((folder) => !hosts.includes(folder))
  const restricted = 'eslint(no-restricted-imports)'
  const electron = "import type { App } from 'electron'\nexport type Guilty = App\n"
  const preset = "import { JSONFilePreset } from 'lowdb/node'\nexport const guilty = JSONFilePreset\n"

  const refused = [
    ...everyFolder.map((folder) => [
      bed.plant(`electron’s types in ${folder}`, folder, electron),
      restricted,
    ]),
    ...[...everyFolder, ...hosts, 'tests'].map((folder) => [
      bed.plant(`lowdb’s presets in ${folder}`, folder, preset),
      restricted,
    ]),
    ...['JSONFile', 'JSONFileSync', 'TextFile', 'DataFile'].map((name) => [
      bed.plant(
        `lowdb’s ${name}`,
        'electron/library',
        `import { ${name} } from 'lowdb'\nexport const guilty = ${name}\n`,
      ),
      restricted,
    ]),
    ...[
      ['shared', '../electron/library/innocent.ts'],
      ['shared/deep', '../../renderer/innocent.ts'],
      ['shared', 'node:fs'],
      ['electron/search', '../library/innocent.ts'],
      ['electron/search/deep', '../../library/innocent.ts'],
      ['electron/typesetting', '../workbench/innocent.ts'],
      ['electron/workbench', '../loopback/innocent.ts'],
      ['electron/loopback', '../desktop/innocent.ts'],
      ['electron/desktop', '../loopback/innocent.ts'],
      ['electron/preload', '../workbench/innocent.ts'],
      ['renderer/features', '../../electron/library/innocent.ts'],
      ['renderer', 'node:fs'],
    ].map(([folder = '', from = '']) => [
      bed.plant(`${from} in ${folder}`, folder, importing(from)),
      restricted,
    ]),
    ...[
      ['a default export', 'const guilty = 1\nexport default guilty\n', 'import(no-default-export)'],
      ['an explicit any', 'export const guilty = (x: any): unknown => x\n', 'typescript(no-explicit-any)'],
      [
        'a promise left floating',
        'async function later(): Promise<void> {}\nexport function guilty(): void {\n  later()\n}\n',
        'typescript(no-floating-promises)',
      ],
      [
        'an empty catch',
        'export function guilty(): void {\n  try {\n    throw new Error()\n  } catch {}\n}\n',
        'eslint(no-empty)',
      ],
      ['text run as code', "export const guilty: unknown = eval('1')\n", 'eslint(no-eval)'],
      ['a file over 400 lines', 'export {}\n'.repeat(401), 'eslint(max-lines)'],
      ['a suppression of nothing', '// oxlint-disable-next-line no-eval\nexport const guilty = 1\n', ''],
    ].map(([what = '', text = '', rule]) => [bed.plant(what, 'electron/library', text), rule]),
    [
      bed.plant(
        'HTML set as it is on the page',
        'renderer',
        'export const Guilty = () => <p dangerouslySetInnerHTML={{ __html: location.hash }} />\n',
        'tsx',
      ),
      'react(no-danger)',
    ],
  ]
  const allowed = [
    ...hosts.map((folder) => [bed.plant(`electron’s types in ${folder}`, folder, electron)]),
    [
      bed.plant(
        'lowdb’s Low',
        'electron/library',
        "import { Low } from 'lowdb'\nexport const allowed = Low\n",
      ),
    ],
    [
      bed.plant(
        'the type of another service’s face',
        'electron/records',
        "import type { innocent } from '../library/innocent.ts'\nexport type Face = typeof innocent\n",
      ),
    ],
  ]

  let found: Map<string, string[]>
  beforeAll(() => {
    const copy = grow(bed)
    found = copy.lint()
    copy.remove()
  })

  it('know every service, the newest too', () => {
    expect(everyFolder).toEqual(
      expect.arrayContaining(['electron/library', 'electron/search', 'electron/workbench']),
    )
    expect(everyFolder.length).toBeGreaterThan(10)
  })

  it.each(refused)('refuse %s', (what = '', rule) => {
    expect(found.get(bed.path(what))).toContain(rule)
  })

  it.each(allowed)('allow %s', (what = '') => {
    expect(found.get(bed.path(what))).toBeUndefined()
  })

  it('find nothing wrong with innocent files', () => {
    const planted = new Set([...bed.files.values()].map(({ path }) => path))
    expect([...found.keys()].filter((path) => !planted.has(path))).toEqual([])
  })
})
