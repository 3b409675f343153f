import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ttf'))

it('carries names of our own, so that no font of the machine can stand in for one', () => {
  for (const file of files) {
    const bytes = readFileSync(join(import.meta.dirname, file))
    const names = Buffer.from(bytes).toString('latin1').replaceAll('\0', '')
    expect(names, file).toContain('Rapporteur ')
  }
  expect(files).toHaveLength(18)
})

it('stays within what a download may carry', () => {
  const total = files.reduce((sum, file) => sum + statSync(join(import.meta.dirname, file)).size, 0)
  expect(total).toBeLessThan(23_000_000)
})

it('comes with the licence and the notice of every font', () => {
  const licence = readFileSync(join(import.meta.dirname, 'OFL.txt'), 'utf8')
  for (const file of files) expect(licence).toContain(file)
  expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1')
})
