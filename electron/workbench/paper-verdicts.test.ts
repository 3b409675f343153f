import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PaperVerdict } from '../packs/intake/paper-verdict.ts'
import { createPaperVerdicts } from './paper-verdicts.ts'

const verdict: PaperVerdict = {
  engine: 'pdf-lib',
  wasEncrypted: false,
  wasRepaired: false,
  missing: 0,
  looksAlike: true,
  withoutText: false,
  margins: 'f',
  unbalanced: [],
}
const [one, two] = ['1'.repeat(64), '2'.repeat(64)]

let folder: string
let program: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verdicts-'))
  program = join(folder, 'program.js')
  await writeFile(program, 'first')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const kept = () => join(folder, 'kept')
const settled = async (count: number) => {
  for (;;) {
    const next = createPaperVerdicts(kept(), program)
    const found = await Promise.all([one, two].map((hash) => next.get(hash)))
    if (found.filter(Boolean).length === count) return next
    await new Promise((done) => setTimeout(done, 10))
  }
}

it('keeps verdicts from one start of the program to the next, past a line that was cut short', async () => {
  createPaperVerdicts(kept(), program).keep(one, verdict)
  await settled(1)
  const [name = ''] = await readdir(kept())
  await appendFile(join(kept(), name), '{"sha256":"33')
  const again = createPaperVerdicts(kept(), program)
  expect(await again.get(one)).toEqual(verdict)
})

it('holds no verdict of another program against a file', async () => {
  createPaperVerdicts(kept(), program).keep(one, verdict)
  await settled(1)
  await writeFile(program, 'second')
  const next = createPaperVerdicts(kept(), program)
  expect(await next.get(one)).toBeNull()
  next.keep(two, verdict)
  await settled(1)
  expect(await readdir(kept())).toHaveLength(1)
})

it('keeps nothing on the disk where it is given no folder', async () => {
  const verdicts = createPaperVerdicts(null, program)
  verdicts.keep(one, verdict)
  expect(await verdicts.get(one)).toEqual(verdict)
  expect(await readdir(folder)).toEqual(['program.js'])
})
