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

  it('turns no text into code: libraries ask whether they might, and the reader of PDFs would where it is let', () => {
    const found = scripts.flatMap(({ name, text }) =>
      [...text.matchAll(/(?<![\w.$])(?:eval|Function)\(.{0,12}/g)].map((match) => ({ name, call: match[0] })),
    )
    const asking = /^Function\([`'"]{2}\)/
    // Of a PDF's own arithmetic, unless it is told not to (open-pdf.ts); the page's policy forbids it besides.
    const reading = ({ name, call }: { name: string; call: string }) =>
      /pdf-worker-[\w-]+\.js$/.test(name) && /^Function\([`'"]src[`'"]/.test(call)
    expect(found.filter((each) => !asking.test(each.call) && !reading(each))).toEqual([])
    expect(found.filter(reading).length).toBeLessThanOrEqual(1)
  })

  it('tells nobody where it came from', () => {
    expect(scripts.filter(({ text }) => /\/\/# sourceMappingURL/.test(text)).map(({ name }) => name)).toEqual(
      [],
    )
  })
})
