import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtFolder } from './boot.test-kit.ts'

const folder = join(builtFolder, 'renderer')
const index = readFileSync(join(folder, 'index.html'), 'utf8')
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

describe('the built page', () => {
  it('holds no script and no handler in its HTML', () => {
    expect([...index.matchAll(/<script(?![^>]*\ssrc=)/g)]).toEqual([])
    expect(index).not.toMatch(/\son\w+\s*=|javascript:|<style|<base|<iframe/i)
  })

  it('loads everything from beside itself', () => {
    const addresses = [...index.matchAll(/\s(?:src|href)="([^"]*)"/g)].map((match) => match[1] ?? '')
    expect(addresses.length).toBeGreaterThan(2)
    expect(addresses.filter((address) => !address.startsWith('./') && address !== 'data:,')).toEqual([])
    expect(scripts.flatMap(({ text }) => text.match(/import\s*\(?\s*["'`](?:https?:)?\/\//g) ?? [])).toEqual(
      [],
    )
  })

  it('turns no text into code, but for the schema library asking whether it might', () => {
    const found = scripts.flatMap(({ text }) => [
      ...text.matchAll(/(?<![\w.$])(?:eval|Function)\((.{0,12})/g),
    ])
    expect(found.map((match) => match[0])).toEqual(
      found.length === 0 ? [] : [expect.stringMatching(/^Function\([`'"]{2}\)/)],
    )
  })

  it('tells nobody where it came from', () => {
    expect(scripts.filter(({ text }) => /\/\/# sourceMappingURL/.test(text)).map(({ name }) => name)).toEqual(
      [],
    )
  })
})
