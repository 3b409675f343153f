import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { createLibrary } from '../../electron/library/create-library.ts'
import { libraryPath } from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { createRecordStore } from '../../electron/records/record-store.ts'
import { aDocument } from '../builders/records.ts'
import { soak } from './soak.ts'
import { bodyOf, wordsIn, WritingDesk, type Trouble } from './writing-desk.test-kit.ts'

const interleavings = soak ? 50_000 : 10_000

type Step =
  | { do: 'type'; words: string }
  | { do: 'undo' | 'redo' | 'flush' | 'answer' | 'crash' }
  | { do: 'wait'; ms: number }
  | { do: 'meet'; trouble: Trouble }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('type' as const), words: fc.constantFrom('a', 'bc') }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('answer' as const, 'crash' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(100, 900, 6_000) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('meet' as const),
      trouble: fc.constantFrom<Trouble[]>('refused', 'answer lost', 'answer late'),
    }),
  },
)

/** The same writing on paper: what is there, what undo and redo would show, and everything there ever was. */
class Paper {
  past: string[] = []
  future: string[] = []
  words = ''
  readonly ever = new Set<string>([''])

  type(words: string): void {
    this.past.push(this.words)
    this.future = []
    this.show(this.words + words)
  }

  undo(): void {
    const before = this.past.pop()
    if (before === undefined) return
    this.future.push(this.words)
    this.show(before)
  }

  redo(): void {
    const after = this.future.pop()
    if (after === undefined) return
    this.past.push(this.words)
    this.show(after)
  }

  reopen(words: string): void {
    this.past = []
    this.future = []
    this.show(words)
  }

  private show(words: string): void {
    this.words = words
    this.ever.add(words)
  }
}

it(
  `${interleavings} interleavings of writing, undo, redo, saves and trouble end with the words on the screen, saved`,
  async () => {
    const ports = createMemoryPorts()
    await createLibrary(libraryPath, ports)
    const library = await openLibrary(libraryPath, ports)
    const store = createRecordStore(library, () => ports.clock.now())
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const record = aDocument((n += 1))
        await store.add(record, bodyOf(''))
        const desk = new WritingDesk(store, record.id)
        await desk.open()
        const paper = new Paper()
        for (const each of steps) await take(each, desk, paper)

        expect(await desk.finish()).toBe(true)
        expect(desk.words).toBe(paper.words)
        expect(wordsIn((await store.read(record.id)).body)).toBe(paper.words)
        for (const [rev, words] of desk.acknowledged)
          expect(wordsIn((await library.readRevision(record.id, rev)).body)).toBe(words)
      }),
      { numRuns: interleavings, seed: 2018 },
    )
  },
  soak ? 3_600_000 : 600_000,
)

async function take(step: Step, desk: WritingDesk, paper: Paper): Promise<void> {
  switch (step.do) {
    case 'type':
      desk.type(step.words)
      paper.type(step.words)
      break
    case 'undo':
      desk.undo()
      paper.undo()
      break
    case 'redo':
      desk.redo()
      paper.redo()
      break
    case 'flush':
      await desk.flush()
      break
    case 'answer':
      await desk.answer()
      break
    case 'wait':
      await desk.wait(step.ms)
      break
    case 'meet':
      desk.meet(step.trouble)
      break
    case 'crash': {
      const wasSaved = desk.isSaved
      await desk.crash()
      if (wasSaved) expect(desk.words).toBe(paper.words)
      expect(paper.ever).toContain(desk.words)
      paper.reopen(desk.words)
    }
  }
  expect(desk.words).toBe(paper.words)
}
