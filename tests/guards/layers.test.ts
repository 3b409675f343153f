import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { PlantedCopy } from './planted-copy.test-kit.ts'
import { projectFiles } from './project-files.test-kit.ts'

const copy = new PlantedCopy()
afterAll(() => copy.remove())

let planted: string | undefined
function plant(path: string, text: string) {
  planted = path
  copy.plant(path, text)
  return path
}
afterEach(() => {
  if (planted) copy.uproot(planted)
  planted = undefined
})

const importing = (from: string) => `import { innocent } from '${from}'\nexport const guilty = innocent\n`

describe('the layers, as the compiler sees them', () => {
  it('compiles when nothing crosses a line', () => {
    expect(copy.compile()).toBe('')
  })

  it.each([
    ['shared reaching a service', 'shared/guilty.ts', '../electron/library/innocent.ts', 'TS6307'],
    ['shared reaching Node', 'shared/guilty.ts', 'node:fs', 'TS2591'],
    ['one service reaching another', 'electron/library/guilty.ts', '../search/innocent.ts', 'TS6307'],
    ['a service reaching the workbench', 'electron/packs/guilty.ts', '../workbench/innocent.ts', 'TS6307'],
    ['the workbench reaching a host', 'electron/workbench/guilty.ts', '../desktop/innocent.ts', 'TS6307'],
    ['the command line reaching the desktop', 'electron/cli/guilty.ts', '../desktop/innocent.ts', 'TS6307'],
    ['the page reaching a service', 'renderer/guilty.ts', '../electron/library/innocent.ts', 'TS6307'],
    ['the page reaching resources', 'renderer/guilty.ts', '../resources/innocent.ts', 'TS6307'],
    [
      'the preload reaching the workbench',
      'electron/preload/guilty.ts',
      '../workbench/innocent.ts',
      'TS6307',
    ],
    ['production reaching tests', 'electron/workbench/guilty.ts', '../../tests/innocent.ts', 'TS6307'],
  ])('refuses %s', (_name, path, from, code) => {
    plant(path, importing(from))
    const said = copy.compile()
    expect(said).toContain(path)
    expect(said).toContain(code)
  })

  it.each([
    ['a window in shared', 'shared/guilty.ts', 'document.title'],
    ['Node in shared', 'shared/guilty.ts', 'process.pid'],
    ['a window in a service', 'electron/library/guilty.ts', 'document.title'],
    ['Node in the page', 'renderer/guilty.ts', 'process.pid'],
  ])('refuses %s', (_name, path, expression) => {
    plant(path, `export const guilty = ${expression}\n`)
    expect(copy.compile()).toContain(`${path}(1,`)
  })
})

describe('the layers, as the linter sees them', () => {
  const hosts = ['desktop', 'preload']
  const everyFolder = projectFiles()
    .filter((path) => /^(shared|resources|renderer|electron\/[a-z]+)\/tsconfig\.json$/.test(path))
    .map((path) => path.slice(0, path.lastIndexOf('/')))
    .filter((folder) => !hosts.some((host) => folder.endsWith(host)))
  const restricted = 'eslint(no-restricted-imports)'

  it.each(everyFolder)('keeps electron out of %s, its types included', (folder) => {
    const path = plant(
      `${folder}/guilty.ts`,
      "import type { App } from 'electron'\nexport type Guilty = App\n",
    )
    expect(copy.lint(path)).toContain(restricted)
  })

  it.each(['electron/desktop', 'electron/preload'])('lets %s import electron', (folder) => {
    const path = plant(
      `${folder}/allowed.ts`,
      "import type { App } from 'electron'\nexport type Allowed = App\n",
    )
    expect(copy.lint(path)).toEqual([])
  })

  it.each([
    ['shared/guilty.ts', '../electron/library/innocent.ts'],
    ['shared/deep/guilty.ts', '../../renderer/innocent.ts'],
    ['electron/search/guilty.ts', '../library/innocent.ts'],
    ['electron/search/deep/guilty.ts', '../../library/innocent.ts'],
    ['electron/typesetting/guilty.ts', '../workbench/innocent.ts'],
    ['electron/workbench/guilty.ts', '../loopback/innocent.ts'],
    ['electron/loopback/guilty.ts', '../desktop/innocent.ts'],
    ['electron/desktop/guilty.ts', '../loopback/innocent.ts'],
    ['electron/preload/guilty.ts', '../workbench/innocent.ts'],
    ['renderer/features/guilty.ts', '../../electron/library/innocent.ts'],
    ['renderer/guilty.ts', 'node:fs'],
    ['shared/guilty.ts', 'node:fs'],
  ])('refuses %s importing %s', (path, from) => {
    expect(copy.lint(plant(path, importing(from)))).toContain(restricted)
  })

  it('knows every service, the newest too', () => {
    expect(everyFolder).toEqual(
      expect.arrayContaining(['electron/library', 'electron/search', 'electron/workbench']),
    )
    expect(everyFolder.length).toBeGreaterThan(10)
  })

  it('lets a service name the type of another’s face, and no more', () => {
    const face = plant(
      'electron/records/face.ts',
      "import type { innocent } from '../library/innocent.ts'\nexport type Face = typeof innocent\n",
    )
    expect(copy.lint(face)).toEqual([])
  })

  it.each([...everyFolder, 'electron/desktop', 'electron/preload', 'tests'])(
    'keeps lowdb’s own adapters and presets out of %s',
    (folder) => {
      const path = plant(
        `${folder}/guilty.ts`,
        "import { JSONFilePreset } from 'lowdb/node'\nexport const guilty = JSONFilePreset\n",
      )
      expect(copy.lint(path)).toContain(restricted)
    },
  )

  it.each(['JSONFile', 'JSONFileSync', 'TextFile', 'DataFile'])('refuses %s by name', (name) => {
    const path = plant(
      'electron/library/guilty.ts',
      `import { ${name} } from 'lowdb'\nexport const guilty = ${name}\n`,
    )
    expect(copy.lint(path)).toContain(restricted)
  })

  it('lets the library use lowdb’s Low', () => {
    const path = plant(
      'electron/library/allowed.ts',
      "import { Low } from 'lowdb'\nexport const allowed = Low\n",
    )
    expect(copy.lint(path)).toEqual([])
  })
})

describe('the habits, as the linter sees them', () => {
  it.each([
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
    ['a file over 400 lines', `${'export {}\n'.repeat(401)}`, 'eslint(max-lines)'],
    [
      'a suppression that suppresses nothing',
      '// oxlint-disable-next-line no-eval\nexport const guilty = 1\n',
      '',
    ],
  ])('refuses %s', (_name, text, rule) => {
    expect(copy.lint(plant('electron/library/guilty.ts', text))).toContain(rule)
  })

  it('refuses HTML set as text on the page', () => {
    const path = plant(
      'renderer/Guilty.tsx',
      'export const Guilty = () => <p dangerouslySetInnerHTML={{ __html: location.hash }} />\n',
    )
    expect(copy.lint(path)).toContain('react(no-danger)')
  })

  it('finds nothing wrong with innocent files', () => {
    expect(copy.lint('.')).toEqual([])
  })
})
