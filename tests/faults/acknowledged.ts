import { expect } from 'vitest'
import type { Library } from '../../electron/library/library.ts'
import { LibraryError } from '../../electron/library/library-error.ts'
import { readText, saveText, textIn } from '../../electron/library/library.test-kit.ts'
import type { RecordId } from '../../shared/model/ids.ts'

type Told = {
  /** What the library said was safe: the text, `purged`, or `nothing` so far. */
  acknowledged: string
  /** What was asked for since then and may or may not have happened. */
  attempted: Set<string>
  revisions: Map<number, string>
}

/** Remembers what a library has acknowledged, and holds a reopened one to it. */
export class Acknowledged {
  private readonly records = new Map<RecordId, Told>()
  private readonly objects = new Map<string, number>()
  /** Texts saved by writers who did not know of each other: each must be found in the record's history. */
  private readonly beside = new Map<RecordId, Set<string>>()

  private readonly planted = new Set<string>()

  copy(): Acknowledged {
    const copy = new Acknowledged()
    for (const [id, told] of this.records)
      copy.records.set(id, {
        ...told,
        attempted: new Set(told.attempted),
        revisions: new Map(told.revisions),
      })
    for (const [sha256, size] of this.objects) copy.objects.set(sha256, size)
    for (const id of this.planted) copy.planted.add(id)
    for (const [id, texts] of this.beside) copy.beside.set(id, new Set(texts))
    return copy
  }

  /** Files with this in their names were damaged on purpose. */
  plantedDamage(name: string): void {
    this.planted.add(name)
  }

  /** A text that may be found although nobody was told that it is safe. */
  mayHold(id: RecordId, text: string): void {
    this.toldOf(id).attempted.add(text)
  }

  /** Saves while another program may be saving the same record; whose text is shown is open, that both are kept is not. */
  async saveBeside(library: Library, id: RecordId, text: string): Promise<boolean> {
    this.mayHold(id, text)
    try {
      await saveText(library, id, text, { kind: 'manual' })
      const texts = this.beside.get(id) ?? new Set()
      this.beside.set(id, texts.add(text))
      return true
    } catch (error) {
      return expected(error, false)
    }
  }

  async save(
    library: Library,
    id: RecordId,
    text: string,
    objects: readonly string[] = [],
  ): Promise<boolean> {
    return this.attempt(id, text, async (told) => {
      const { rev } = await saveText(library, id, text, { kind: 'manual', objects })
      told.acknowledged = text
      told.revisions.set(rev, text)
    })
  }

  async binAndBack(library: Library, id: RecordId): Promise<boolean> {
    return this.attempt(id, null, async () => {
      await library.trash(id)
      await library.restore(id)
    })
  }

  async purge(library: Library, id: RecordId): Promise<boolean> {
    return this.attempt(id, 'purged', async (told) => {
      await library.purge(id)
      told.acknowledged = 'purged'
      told.revisions.clear()
    })
  }

  async put(library: Library, bytes: Uint8Array): Promise<string | null> {
    try {
      const { sha256, size } = await library.putObject(bytes, 1_000_000)
      this.objects.set(sha256, size)
      return sha256
    } catch (error) {
      return expected(error, null)
    }
  }

  /** Every acknowledged state, revision and object is there; nothing is there that nobody wrote. */
  async expectKept(library: Library): Promise<void> {
    for (const [id, told] of this.records) {
      const text = await textOrGone(library, id)
      const allowed = new Set(
        [told.acknowledged, ...told.attempted].map((each) => (each === 'purged' ? 'nothing' : each)),
      )
      expect([...allowed]).toContain(text)
      if (text === 'nothing') continue
      for (const [rev, words] of told.revisions)
        expect(textIn((await library.readRevision(id, rev)).record)).toBe(words)
    }
    for (const [id, texts] of this.beside) {
      const history = await library.history(id)
      expect(history.map(({ title }) => title)).toEqual(expect.arrayContaining([...texts]))
      for (const { rev, hash, title } of history)
        expect(textIn((await library.readRevision(id, rev, hash)).record)).toBe(title)
    }
    for (const [sha256, size] of this.objects) expect((await library.readObject(sha256)).length).toBe(size)
  }

  /** Nothing damaged lies where a good file should be, but what was damaged on purpose. */
  async expectWhole(library: Library): Promise<void> {
    for await (const { done, damaged } of library.verify()) {
      if (!done) continue
      const surprises = damaged.filter(
        ({ fileName }) => ![...this.planted].some((id) => fileName.includes(id)),
      )
      expect(surprises).toEqual([])
    }
  }

  private async attempt(
    id: RecordId,
    text: string | null,
    act: (told: Told) => Promise<void>,
  ): Promise<boolean> {
    const told = this.toldOf(id)
    if (text !== null) told.attempted.add(text)
    try {
      await act(told)
      if (text !== null) told.attempted.clear()
      return true
    } catch (error) {
      return expected(error, false)
    }
  }

  private toldOf(id: RecordId): Told {
    const told = this.records.get(id) ?? {
      acknowledged: 'nothing',
      attempted: new Set(),
      revisions: new Map(),
    }
    this.records.set(id, told)
    return told
  }
}

/** Refusals are allowed, surprises are not. */
function expected<T>(error: unknown, answer: T): T {
  if (error instanceof LibraryError) return answer
  throw error
}

async function textOrGone(library: Library, id: RecordId): Promise<unknown> {
  try {
    return await readText(library, id)
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'NOT_FOUND') return 'nothing'
    throw error
  }
}
