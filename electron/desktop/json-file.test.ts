import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createJsonFile, createMemoryJsonFile } from './json-file.ts'

const schema = z.array(z.string())
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-json-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  ['on disk', () => createJsonFile(join(folder, 'deep/list.json'), schema, [])],
  ['in memory', () => createMemoryJsonFile<string[]>([])],
])('a small file %s', (_where, create) => {
  it('gives back what was written', () => {
    const file = create()
    expect(file.read()).toEqual([])
    file.write(['a', 'é', '‮'])
    expect(file.read()).toEqual(['a', 'é', '‮'])
  })
})

describe('a small file on disk', () => {
  it.each(['', '{', 'null', '[1]', '{"0":"a"}', '\0'])('counts as absent when it holds %j', (text) => {
    writeFileSync(join(folder, 'list.json'), text)
    expect(createJsonFile(join(folder, 'list.json'), schema, ['fallback']).read()).toEqual(['fallback'])
  })

  it('counts as absent when a folder is in its place', () => {
    expect(createJsonFile(folder, schema, ['fallback']).read()).toEqual(['fallback'])
  })

  it('is replaced whole and leaves nothing beside it', () => {
    const file = createJsonFile(join(folder, 'list.json'), schema, [])
    file.write(['first', 'and long'])
    file.write(['b'])
    expect(readFileSync(join(folder, 'list.json'), 'utf8')).toBe('["b"]')
    expect(readdirSync(folder)).toEqual(['list.json'])
  })
})
