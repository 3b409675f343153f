import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locatePdfium } from '../locate-pdfium.ts'
import { createPdfium } from './pdfium.ts'
import { unlockEmptyOwner } from './unlock-empty-owner.ts'

const corpus = join(import.meta.dirname, '../../../../shared/corpora/pdf')
const read = (name: string) => new Uint8Array(readFileSync(join(corpus, name)))
const pdfium = createPdfium(async () => readFileSync(locatePdfium(import.meta.dirname)))
const open = async (bytes: Uint8Array) => (await pdfium.start()).open(bytes, '', (paper) => paper.pages)

describe.skipIf(!existsSync(corpus))('a file whose owner has an empty password', () => {
  it('opens for everybody afterwards, as it does for a reader who tries that password', async () => {
    const bytes = read('pr6531_2.pdf')
    expect(await open(bytes)).toBe('password')
    const unlocked = unlockEmptyOwner(bytes)
    expect(unlocked).not.toBeNull()
    expect(unlocked).toHaveLength(bytes.length)
    expect(await open(unlocked!)).toBeGreaterThan(0)
  })

  it('is the only kind that is changed', () => {
    for (const name of ['print_protection.pdf', 'pypdf-r2-user-password.pdf', 'bug1782186.pdf'])
      expect(unlockEmptyOwner(read(name)), name).toBeNull()
    expect(unlockEmptyOwner(new Uint8Array(100))).toBeNull()
  })
})
