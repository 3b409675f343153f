import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from './project-files.test-kit.ts'

const page = readFileSync(join(projectRoot, 'docs/security.md'), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| -'))
const named = (text: string): string[] =>
  [...text.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)`/g)].map(([, path = '']) => path)

describe('the page on security', () => {
  it('names only tests that exist', () => {
    expect(named('`tests/boot/preload.test.ts` and `a/b.spec.ts`')).toEqual([
      'tests/boot/preload.test.ts',
      'a/b.spec.ts',
    ])
    expect(named(page).length).toBeGreaterThan(50)
    expect(named(page).filter((path) => !existsSync(join(projectRoot, path)))).toEqual([])
  })

  it('claims no measure without a test, but the one that is looked at by hand', () => {
    const heads = /^\| (threat|measure|rule|#) /
    const threats = page.slice(page.indexOf('## What could go wrong'), page.indexOf('## What is done'))
    const claims = rows.filter((line) => !heads.test(line) && !threats.includes(line))
    expect(claims.length).toBeGreaterThan(40)
    expect(claims.filter((line) => named(line).length === 0)).toEqual([
      expect.stringContaining('a current Electron'),
    ])
  })

  it('goes through Electron’s checklist from 1 to 20', () => {
    const numbers = rows.flatMap((line) => /^\| ([\d, ]+?) +\|/.exec(line)?.[1]?.split(', ') ?? [])
    expect(numbers.map(Number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  })
})
