import { afterAll, expect, it, vi } from 'vitest'
import type { RecordStep } from '../../../shared/model/record-steps.ts'
import { foreignRevision, plantRevision } from '../../../tests/faults/plant-revision.ts'
import { idOf, saveText, stateOf, summaryOf } from '../library.test-kit.ts'
import { backUp, newBackedWorld, openAgain } from './backups.test-kit.ts'

/** As if one shape had followed: `text` became `lines`. */
const steps = vi.hoisted((): RecordStep[] => [
  ({ record, ...rest }) => {
    const { text, ...fields } = record as { text: string }
    return { ...rest, record: { ...fields, lines: text.split('\n') } }
  },
])
vi.mock(import('../../../shared/model/record-steps.ts'), async (original) => {
  const { stepUp } = await original()
  return { recordSteps: steps, stepUp: (state, shape) => stepUp(state, shape, steps) }
})
afterAll(() => vi.restoreAllMocks())

it('are backed up as soon as the library is open, before a save changes any', async () => {
  const world = await newBackedWorld({ automatic: true })
  await saveText(world.library, idOf(2), 'Of today')
  await world.library.close()
  const listed = async (library = world.library) => (await library.backups.list()).entries
  const today = await openAgain(world)
  await today.library.backups.list()
  const before = (await listed(today.library)).length
  await today.library.close()
  await plantRevision(world, foreignRevision(idOf(1), 'one\ntwo', { schema: 1 }))
  world.clock.advance(1000)
  const { library } = await openAgain(world)
  await expect.poll(async () => (await listed(library)).length).toBe(before + 1)
  expect((await listed(library))[0]).toMatchObject({ reason: 'migration', records: 2 })
})

it('come back from a backup in the shape they were kept in, and are read in today’s', async () => {
  const world = await newBackedWorld()
  await world.library.close()
  await plantRevision(world, foreignRevision(idOf(1), 'one\ntwo', { schema: 1 }))
  const { library } = await openAgain(world)
  const [outcome] = await backUp(library)
  await library.save(idOf(1), stateOf(idOf(1), 'x'), { summary: summaryOf(idOf(1), 'x') })
  for await (const step of library.backups.restore({ place: 'own', id: outcome!.id! }, [idOf(1)]))
    expect(step.failed).toEqual([])
  expect(await library.read(idOf(1))).toMatchObject({ kind: 'restore', record: { lines: ['one', 'two'] } })
})
