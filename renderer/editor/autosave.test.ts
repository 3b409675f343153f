import { describe, expect, it } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import { mergeBodies } from '../../shared/document/merge/merge-bodies.ts'
import { autosaveTimes, createAutosave, type AutosaveClock } from './autosave.ts'
import { sameJson } from './save/same-json.ts'
import { reasonOf } from './save/save-state.ts'
import { createMemorySpill } from './save/spill.ts'

const body = (words: string): DocumentBody => ({
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: words }] }],
})
const fails = (code: string, data: object = {}) => Object.assign(new Error(code), { code, data })

function handClock() {
  let time = 0
  let waiting: { at: number; act: () => void }[] = []
  const clock: AutosaveClock = {
    now: () => time,
    after(ms, act) {
      const entry = { at: time + ms, act }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((each) => each !== entry)
      }
    },
  }
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return {
    clock,
    settle,
    async pass(ms: number) {
      const end = time + ms
      for (;;) {
        const next = waiting.filter((each) => each.at <= end).toSorted((one, other) => one.at - other.at)[0]
        if (!next) break
        time = next.at
        waiting = waiting.filter((each) => each !== next)
        next.act()
        await settle()
      }
      time = end
      await settle()
    },
  }
}

function desk(answers: (() => Promise<{ rev: number; savedAt: string }>)[] = []) {
  const hand = handClock()
  const server = { rev: 1, body: body('start') }
  const asked: { words: DocumentBody; baseRev: number }[] = []
  const spill = createMemorySpill()
  const autosave = createAutosave({
    documentId: 'd',
    rev: 1,
    body: server.body,
    clock: hand.clock,
    spill,
    readCurrent: async () => ({ ...server, savedAt: '2018-10-09T09:00:00Z' }),
    save: async (words, baseRev) => {
      asked.push({ words, baseRev })
      const answer = answers.shift()
      if (answer) return await answer()
      if (baseRev !== server.rev) throw fails('CONFLICT', { id: 'd', currentRev: server.rev })
      server.rev += 1
      server.body = words
      return { rev: server.rev, savedAt: '2018-10-09T10:00:00Z' }
    },
  })
  return {
    ...hand,
    autosave,
    server,
    asked,
    spill,
    write: (words: string) => autosave.changed(() => body(words)),
  }
}

describe('autosave', () => {
  it('saves after a pause, once, with the newest text', async () => {
    const { autosave, asked, write, pass } = desk()
    expect(autosave.state()).toEqual({ phase: 'idle' })
    write('a')
    write('ab')
    expect(autosave.state()).toEqual({ phase: 'dirty' })
    await pass(autosaveTimes.pause)
    expect(asked).toEqual([{ words: body('ab'), baseRev: 1 }])
    expect(autosave.state()).toEqual({ phase: 'saved', at: '2018-10-09T10:00:00Z' })
    expect(autosave.isDirty()).toBe(false)
  })

  it('does not wait for ever while the writer never pauses', async () => {
    const { asked, write, pass } = desk()
    for (let spent = 0; spent < autosaveTimes.longest + 500; spent += 500) {
      write(`after ${spent}`)
      await pass(500)
    }
    expect(asked.length).toBe(1)
  })

  it('saves again what was written while it was saving', async () => {
    let finish: (saved: { rev: number; savedAt: string }) => void = () => undefined
    const slow = new Promise<{ rev: number; savedAt: string }>((resolve) => {
      finish = resolve
    })
    const { autosave, asked, write, pass, settle, server } = desk([() => slow])
    write('one')
    await pass(autosaveTimes.pause)
    expect(autosave.state().phase).toBe('saving')
    write('two')
    server.rev = 2
    finish({ rev: 2, savedAt: '2018-10-09T10:00:00Z' })
    await settle()
    expect(autosave.state().phase).toBe('dirty')
    await pass(autosaveTimes.pause)
    expect(asked.at(-1)).toEqual({ words: body('two'), baseRev: 2 })
  })

  it('says why it failed, tries again ever later, and gives the newest text', async () => {
    const full = async () => {
      throw fails('DISK_FULL')
    }
    const { autosave, asked, write, pass } = desk([full, full])
    write('one')
    await pass(autosaveTimes.pause)
    expect(autosave.state()).toEqual({
      phase: 'failed',
      reason: 'DISK_FULL',
      retryAt: autosaveTimes.pause + 1000,
    })
    write('two')
    await pass(1000)
    expect(asked.length).toBe(2)
    await pass(1999)
    expect(asked.length).toBe(2)
    await pass(1)
    expect(asked.at(-1)?.words).toEqual(body('two'))
    expect(autosave.state().phase).toBe('saved')
  })

  it('does not try by itself what cannot pass by itself, but does with the next word', async () => {
    const { autosave, asked, write, pass } = desk([
      async () => {
        throw fails('TOO_LARGE', { limit: 1 })
      },
    ])
    write('one')
    await pass(autosaveTimes.pause)
    expect(autosave.state()).toEqual({ phase: 'failed', reason: 'TOO_LARGE', retryAt: null })
    await pass(600_000)
    expect(asked.length).toBe(1)
    write('smaller')
    await pass(autosaveTimes.pause)
    expect(autosave.state().phase).toBe('saved')
  })

  it('saves at once when the workbench answers again', async () => {
    const { autosave, write, pass, settle } = desk([
      async () => {
        throw fails('CANNOT_READ_NOW')
      },
    ])
    write('one')
    await pass(autosaveTimes.pause)
    expect(autosave.state()).toMatchObject({ phase: 'failed', reason: 'CANNOT_READ_NOW' })
    autosave.reconnected()
    await settle()
    expect(autosave.state().phase).toBe('saved')
  })

  it('saves everything when the tab is closed, also what came while it was saving', async () => {
    const { autosave, asked, write } = desk()
    write('one')
    const closing = autosave.flush()
    write('two')
    expect(await closing).toBe(true)
    expect(asked.at(-1)?.words).toEqual(body('two'))
    expect(await autosave.flush()).toBe(true)
  })

  it('says so when closing could not save', async () => {
    const { autosave, write } = desk([
      async () => {
        throw fails('READ_ONLY')
      },
    ])
    write('one')
    expect(await autosave.flush()).toBe(false)
  })

  it('keeps a copy of unsaved words until they are saved', async () => {
    const { spill, write, pass } = desk([
      async () => {
        throw fails('DISK_FULL')
      },
    ])
    write('precious')
    await pass(autosaveTimes.pause)
    expect((await spill.find('d'))?.body).toEqual(body('precious'))
    await pass(1000)
    expect(await spill.find('d')).toBeNull()
  })

  it('keeps aside what is written between two tries, well before the next of them', async () => {
    const lost = () => Promise.reject(fails('DISCONNECTED'))
    const { spill, write, pass } = desk([lost, lost, lost, lost, lost, lost])
    write('first')
    await pass(20_000)
    write('first and more')
    await pass(autosaveTimes.pause)
    expect((await spill.find('d'))?.body).toEqual(body('first and more'))
  })
})

describe('when somebody else saved meanwhile', () => {
  async function conflicted() {
    const made = desk()
    made.server.rev = 7
    made.server.body = body('theirs')
    made.write('mine')
    await made.pass(autosaveTimes.pause)
    return made
  }

  it('keeps both texts and saves neither', async () => {
    const { autosave, asked, write, pass } = await conflicted()
    expect(autosave.state()).toEqual({
      phase: 'conflict',
      mine: body('mine'),
      currentRev: 7,
      theirs: body('theirs'),
    })
    write('mine again')
    await pass(600_000)
    expect(asked.length).toBe(1)
  })

  it('saves mine over theirs, the newest, when told to', async () => {
    const { autosave, server, write } = await conflicted()
    write('mine again')
    expect(await autosave.keepMine()).toBe(true)
    expect(server).toEqual({ rev: 8, body: body('mine again') })
  })

  it('gives up mine when told to, and goes on from theirs', async () => {
    const { autosave, asked, write, pass } = await conflicted()
    expect(autosave.takeTheirs()).toEqual(body('theirs'))
    expect(autosave.isDirty()).toBe(false)
    write('on')
    await pass(autosaveTimes.pause)
    expect(asked.at(-1)).toEqual({ words: body('on'), baseRev: 7 })
    expect(autosave.state().phase).toBe('saved')
  })

  it('is no conflict when the answer to our own save was lost', async () => {
    const made = desk([
      async () => {
        made.server.rev = 2
        made.server.body = JSON.parse(JSON.stringify(body('one'))) as DocumentBody
        throw new Error('line lost')
      },
    ])
    made.write('one')
    await made.pass(autosaveTimes.pause)
    expect(made.autosave.state()).toMatchObject({ phase: 'failed', reason: 'UNKNOWN' })
    made.write('one two')
    await made.pass(3000)
    expect(made.server).toEqual({ rev: 3, body: body('one two') })
    expect(made.autosave.state().phase).toBe('saved')
  })

  it('is no conflict, and no second revision, when the very same text is there already', async () => {
    const { autosave, asked, server, write, pass } = desk()
    server.rev = 7
    server.body = body('typed before the crash')
    write('typed before the crash')
    await pass(autosaveTimes.pause)
    expect(autosave.state()).toEqual({ phase: 'saved', at: '2018-10-09T09:00:00Z' })
    expect(asked).toHaveLength(1)
    write('and on')
    await pass(autosaveTimes.pause)
    expect(asked.at(-1)).toEqual({ words: body('and on'), baseRev: 7 })
  })

  it('is no conflict when only the title was changed', async () => {
    const { server, write, pass, autosave } = desk()
    server.rev = 2
    write('words')
    await pass(autosaveTimes.pause)
    expect(autosave.state().phase).toBe('saved')
    expect(server).toEqual({ rev: 3, body: body('words') })
  })

  it('is saved by one flush, as when the tab closes, after only the title was changed', async () => {
    const { server, write, autosave } = desk()
    server.rev = 2
    write('words')
    expect(await autosave.flush()).toBe(true)
    expect(server).toEqual({ rev: 3, body: body('words') })
  })
})

describe('when somebody else saved in another place of the text', () => {
  const two = (one: string, other: string): DocumentBody => ({
    type: 'doc',
    content: [...body(one).content, { ...body(other).content[0]!, attrs: { id: 'q' } }],
  })

  /** An autosave that puts texts together as `mergeBodies` does, over a server that somebody else may write to. */
  function shared() {
    const hand = handClock()
    const server = { rev: 1, body: two('one', 'two') }
    const shown: DocumentBody[] = []
    const autosave = createAutosave({
      documentId: 'd',
      rev: 1,
      body: server.body,
      clock: hand.clock,
      spill: createMemorySpill(),
      readCurrent: async () => ({ ...server, savedAt: '2018-10-09T09:00:00Z' }),
      async save(words, baseRev) {
        if (baseRev !== server.rev) throw fails('CONFLICT', { id: 'd', currentRev: server.rev })
        server.rev += 1
        server.body = words
        return { rev: server.rev, savedAt: '2018-10-09T10:00:00Z' }
      },
      join(base, mine, theirs) {
        const { body: joined, conflicts } = mergeBodies(base, mine, theirs)
        return conflicts.length === 0 ? joined : null
      },
      show(joined) {
        shown.push(joined)
        autosave.changed(() => joined)
      },
    })
    const elsewhere = (text: DocumentBody) => {
      server.rev += 1
      server.body = text
    }
    return { ...hand, autosave, server, shown, elsewhere }
  }

  it('puts the two together and saves that, without a question', async () => {
    const { autosave, server, shown, elsewhere, pass } = shared()
    elsewhere(two('one', 'two, theirs'))
    autosave.changed(() => two('one, mine', 'two'))
    await pass(5_000)
    expect(shown).toEqual([two('one, mine', 'two, theirs')])
    expect(server).toEqual({ rev: 3, body: two('one, mine', 'two, theirs') })
    expect(autosave.state().phase).toBe('saved')
    elsewhere(two('one, mine', 'two, theirs again'))
    autosave.changed(() => two('one, mine again', 'two, theirs'))
    await pass(5_000)
    expect(server.body).toEqual(two('one, mine again', 'two, theirs again'))
  })

  it('asks where both changed the same', async () => {
    const { autosave, server, shown, elsewhere, pass } = shared()
    elsewhere(two('one, theirs', 'two'))
    autosave.changed(() => two('one, mine', 'two'))
    await pass(5_000)
    expect(shown).toEqual([])
    expect(server.body).toEqual(two('one, theirs', 'two'))
    expect(autosave.state()).toMatchObject({ phase: 'conflict', theirs: two('one, theirs', 'two') })
    expect(await autosave.keepMine()).toBe(true)
    elsewhere(two('one, mine', 'two, theirs'))
    autosave.changed(() => two('one, mine!', 'two'))
    await pass(5_000)
    expect(server.body).toEqual(two('one, mine!', 'two, theirs'))
  })
})

describe('reasons and comparisons', () => {
  it('read an error by its code, never by its text', () => {
    expect(reasonOf(fails('DISK_FULL'))).toBe('DISK_FULL')
    expect(reasonOf(new Error('disk full'))).toBe('UNKNOWN')
    expect(reasonOf('CONFLICT')).toBe('UNKNOWN')
  })

  it('find the same JSON in another order of keys, and nothing else', () => {
    expect(sameJson({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBe(true)
    expect(sameJson([1, 2], [1, 2, 3])).toBe(false)
    expect(sameJson({ a: 1 }, { a: 1, b: undefined })).toBe(false)
    expect(sameJson({ 0: 1 }, [1])).toBe(false)
  })
})
