import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { locatePdfium } from './locate-pdfium.ts'

const folder = mkdtempSync(join(tmpdir(), 'locate-pdfium-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('finds the normaliser beside the bundle before it looks among the packages of a checkout', () => {
  expect(() => locatePdfium(folder)).toThrow('not installed')
  writeFileSync(join(folder, 'pdfium.wasm'), '')
  expect(locatePdfium(folder)).toBe(join(folder, 'pdfium.wasm'))
  expect(locatePdfium(import.meta.dirname)).toContain(join('@embedpdf', 'pdfium', 'dist', 'pdfium.wasm'))
})
