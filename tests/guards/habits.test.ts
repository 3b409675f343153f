import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pastTheDoor } from './feature-doors.test-kit.ts'
import { projectFiles, projectRoot } from './project-files.test-kit.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const files = projectFiles()
const written = files.filter((path) => /\.(ts|tsx|mts|mjs|css|html|md|json|yml|typ|svg)$|^\.ci\//.test(path))

/** Facts, tables and texts to be looked up: as long as they are. */
const isData = (path: string) =>
  /^resources\/(catalogue|demo)\/|^resources\/fonts\/coverage\.json$|^package(-lock)?\.json$|^\.oxlintrc\.json$|^(CHANGELOG|docs\/).*\.md$|^renderer\/i18n\/|\/messages\/|\/fixtures\/|\.data\.ts$|\.svg$/.test(
    path,
  )

describe('the files of the project', () => {
  it('finds them', () => {
    expect(files).toContain('package.json')
    expect(files).toContain('shared/commands.ts')
  })

  it('keeps every file within 400 lines', () => {
    const long = written.filter((path) => !isData(path) && read(path).split('\n').length > 401)
    expect(long).toEqual([])
  })

  it('has six lines of tests for every ten of what they test', () => {
    const code = files.filter(
      (path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.mts') && !isData(path),
    )
    const isTest = (path: string) => /\.(test|test-kit|spec)\.tsx?$|^tests\//.test(path)
    const lines = (paths: string[]) => paths.reduce((sum, path) => sum + read(path).split('\n').length, 0)
    const produced = lines(code.filter((path) => !isTest(path) && !path.endsWith('.config.ts')))
    expect(produced).toBeGreaterThan(1_000)
    expect(lines(code.filter(isTest)) / produced).toBeGreaterThanOrEqual(0.6)
  })

  it('names no folder of the machine it was written on', () => {
    // “officer” is the person of our examples.
    const personal =
      /(?<![\w.:-])\/(work|root|home\/(?!officer\b)[a-z]\w+|Users\/[a-z]\w+)\/|[A-Z]:\\\\?Users\\/
    expect(personal.test(['read ', 'home', 'ana', 'x'].join('/'))).toBe(true)
    expect(written.filter((path) => personal.test(read(path)))).toEqual([])
  })

  it('locks packages by content, not by where they were once fetched', () => {
    const lock = read('package-lock.json')
    expect(lock).toMatch(/"integrity": "sha512-/)
    expect(lock).not.toMatch(/"resolved": "https?:/)
  })

  it('locks the packages of every platform, so that `npm ci` works on each', () => {
    type Locked = { version?: string; optionalDependencies?: Record<string, string> }
    const { packages }: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'))
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !packages[`node_modules/${name}`]?.version && !packages[`${path}/node_modules/${name}`]?.version,
      ),
    )
    expect(missing).toEqual([])
  })

  it('names every version exactly', () => {
    const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } =
      JSON.parse(read('package.json'))
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(ranges).toEqual([])
  })

  it('suppresses no rule of the linter or the compiler', () => {
    const suppression = new RegExp(
      ['oxlint', 'eslint'].map((name) => `${name}-disable`).join('|') + '|@ts-(ignore|nocheck|expect)',
    )
    const sources = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('tests/guards/'))
    expect(sources.filter((path) => suppression.test(read(path)))).toEqual([])
  })
})

describe('the features of the page', () => {
  const sources = files.filter((path) => /^renderer\/.*\.tsx?$/.test(path))

  it('are entered through their index.ts only', () => {
    expect(
      sources.flatMap((path) => pastTheDoor(path, read(path)).map((target) => `${path} → ${target}`)),
    ).toEqual([])
  })

  it.each([
    ['a plain import', "import { Planner } from '../meetings/Planner.tsx'", 1],
    ['a type import', "import type { Plan } from '../meetings/plan.ts'", 1],
    ['an export from', "export { Planner } from '../meetings/Planner.tsx'", 1],
    ['a lazy import', "const Planner = lazy(() => import('../meetings/Planner.tsx'))", 1],
    ['an import of several lines', "import {\n  Planner,\n} from '../meetings/Planner.tsx'", 1],
    ['the door', "import { Planner } from '../meetings/index.ts'", 0],
    ['its own file', "import { Row } from './Row.tsx'", 0],
    ['the kit of the page', "import { Button } from '../../ui/Button.tsx'", 0],
  ])('are watched for %s', (_name, text, violations) => {
    expect(pastTheDoor('renderer/features/actions/ActionList.tsx', text)).toHaveLength(violations)
  })
})
