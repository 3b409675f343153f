import { afterAll, describe, expect, it, vi } from 'vitest'
import {
  failureOf,
  idOf,
  newWorld,
  reopen,
  revisionFiles,
  stateOf,
  summaryOf,
} from '../../electron/library/library.test-kit.ts'
import { parseHeader } from '../../electron/library/revisions/revision-header.ts'
import type { RecordStep } from '../../shared/model/record-steps.ts'
import { recordSchemaVersion } from '../../shared/model/record.ts'
import { foreignRevision, plantRevision } from './plant-revision.ts'

/** As if two shapes had followed: `text` became `lines`, and then every line got a number. */
const steps = vi.hoisted((): RecordStep[] => [
  ({ record, ...rest }) => {
    const { text, ...fields } = record as { text: string }
    return { ...rest, record: { ...fields, lines: text.split('\n') } }
  },
  ({ record, ...rest }) => {
    const { lines, ...fields } = record as { lines: string[] }
    return { ...rest, record: { ...fields, numbered: lines.map((line, n) => [n + 1, line]) } }
  },
])
vi.mock(import('../../shared/model/record-steps.ts'), async (original) => {
  const { stepUp } = await original()
  return { recordSteps: steps, stepUp: (state, shape) => stepUp(state, shape, steps) }
})
afterAll(() => vi.restoreAllMocks())

const dayMs = 24 * 60 * 60 * 1000
const numbered = {
  numbered: [
    [1, 'one'],
    [2, 'two'],
  ],
}

describe('a record in an older shape', () => {
  it('is read in today’s, step by step, and nothing is written for it', async () => {
    expect(recordSchemaVersion).toBe(3)
    const world = await newWorld()
    await plantRevision(world, foreignRevision(idOf(1), 'one\ntwo', { schema: 1 }))
    const { library, ports } = await reopen(world)
    const before = await revisionFiles(ports.fs, idOf(1))
    expect((await library.read(idOf(1))).record).toMatchObject(numbered)
    expect((await library.readRevision(idOf(1), 1)).record).toMatchObject(numbered)
    await library.close()
    expect(await revisionFiles(ports.fs, idOf(1))).toEqual(before)
  })

  it('is written in today’s by the next save, as a migration, and the old file is never thinned', async () => {
    const world = await newWorld()
    await plantRevision(world, foreignRevision(idOf(1), 'one\ntwo', { schema: 1 }))
    const { library, ports } = await reopen(world)
    const { record } = await library.read(idOf(1))
    const summary = summaryOf(idOf(1), 'three')
    await library.save(idOf(1), { record }, { summary, baseRev: 1 })
    expect(await library.read(idOf(1))).toMatchObject({ rev: 2, kind: 'migrate', record: numbered })
    const [, file = ''] = await revisionFiles(ports.fs, idOf(1))
    const [line = ''] = Buffer.from(await ports.fs.readFile(file))
      .toString()
      .split('\n')
    expect(parseHeader(line)).toMatchObject({ ok: true, header: { schema: 3 } })

    for (let n = 0; n < 70; n += 1) await library.save(idOf(1), stateOf(idOf(1), `${n}`), { summary })
    ports.clock.advance(800 * dayMs)
    await library.save(idOf(1), stateOf(idOf(1), 'years later'), { summary })
    await library.tidy()
    const kept = (await library.history(idOf(1))).map(({ rev }) => rev)
    expect(kept.length).toBeLessThan(70)
    expect(kept).toEqual(expect.arrayContaining([1, 2]))
    expect((await library.readRevision(idOf(1), 1)).record).toMatchObject(numbered)
  })

  it('keeps the number of its shape where it is only moved, brought back or taken up after a crash', async () => {
    const world = await newWorld()
    const whole = foreignRevision(idOf(1), 'one\ntwo', { schema: 1 })
    await plantRevision(world, whole, `.${whole.name.fileName}.0123abcd.tmp`)
    const { library } = await reopen(world)
    expect(await library.read(idOf(1))).toMatchObject({ kind: 'recovered', record: numbered })
    await library.trash(idOf(1))
    await library.restore(idOf(1))
    expect((await library.read(idOf(1))).record).toMatchObject(numbered)
  })

  it('in a shape that comes after today’s is read and never saved over', async () => {
    const world = await newWorld()
    await plantRevision(world, foreignRevision(idOf(1), 'from tomorrow', { schema: 4 }))
    const { library } = await reopen(world)
    expect(await library.read(idOf(1))).toMatchObject({ newer: true, record: { text: 'from tomorrow' } })
    const save = library.save(idOf(1), stateOf(idOf(1), 'x'), { summary: summaryOf(idOf(1), 'x') })
    expect(await failureOf(save)).toEqual({ code: 'READ_ONLY', reason: 'newer-format' })
  })
})
