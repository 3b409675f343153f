import { beforeEach, describe, expect, it } from 'vitest'
import { aDocument, aMeeting, anId } from '../../tests/builders/records.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { LibraryError } from '../library/library-error.ts'
import { aBody, adding, aLaptop, saying, words, type Laptop } from './two-laptops.test-kit.ts'

const meeting = anId(1)
const notes = anId(2)
const agenda = anId(3)

let a: Laptop
let b: Laptop

beforeEach(async () => {
  a = await aLaptop()
  b = await aLaptop()
  await a.store.add(aMeeting(1))
  await a.store.add(
    aDocument(2, { meetingId: meeting }),
    aBody(words('p1', 'One.'), words('p2', 'Two.'), words('p3', 'Three.')),
  )
  await a.store.add(aDocument(3, { meetingId: meeting, title: 'Agenda' }), aBody(words('q1', 'Item.')))
})

const outcomes = (taken: { id: string; outcome: string }[]) =>
  Object.fromEntries(taken.map(({ id, outcome }) => [id, outcome]))

/** B gets A's meeting as it is now. */
const carryOver = async () => b.take(await a.pack([meeting]))

describe('a bundle carried to another laptop', () => {
  it('brings the meeting with its papers, and the same bundle again brings nothing', async () => {
    const bundle = await a.pack([meeting])
    expect((await b.look(bundle)).map(({ stand }) => stand)).toEqual(['new', 'new', 'new'])
    expect(b.library.summaries().size).toBe(0)
    expect(outcomes(await b.take(bundle))).toEqual({
      [meeting]: 'added',
      [notes]: 'added',
      [agenda]: 'added',
    })
    expect(await b.texts(notes)).toEqual(['One.', 'Two.', 'Three.'])
    const before = await b.revisions()
    expect(new Set(Object.values(outcomes(await b.take(bundle))))).toEqual(new Set(['unchanged']))
    expect(await b.revisions()).toBe(before)
  })

  it('is the same file, byte for byte, as long as nothing was changed', async () => {
    expect(await a.pack([meeting])).toEqual(await a.pack([meeting]))
    await a.write(notes, saying('p1', 'Changed.'))
    const changed = await a.pack([meeting])
    expect(await a.pack([meeting])).toEqual(changed)
  })

  it('leaves out a record of which no good copy is left, and says so', async () => {
    const { library } = a
    const read = library.read.bind(library)
    library.read = (id) =>
      id === agenda ? Promise.reject(new LibraryError({ code: 'DAMAGED', id })) : read(id)
    const made = await a.bundles.make({ ids: [meeting], without: new Set() }, {})
    expect(made.leftOut).toEqual([{ id: agenda, title: 'Agenda' }])
    expect(Object.keys(outcomes(await b.take(made.bytes)))).toEqual([meeting, notes])
  })

  it('brings back a record of which no good copy is left here', async () => {
    await carryOver()
    await a.write(agenda, saying('q1', 'Item, amended.'))
    const bundle = await a.pack([meeting])
    const { library } = b
    const read = library.read.bind(library)
    library.read = (id) =>
      id === agenda ? Promise.reject(new LibraryError({ code: 'DAMAGED', id })) : read(id)
    expect(outcomes(await b.take(bundle))).toMatchObject({ [agenda]: 'added', [meeting]: 'unchanged' })
    library.read = read
    expect(await b.texts(agenda)).toEqual(['Item, amended.'])
  })

  it('is kept for ever where it was taken from, so that what comes back has a base', async () => {
    await a.write(notes, saying('p1', 'Not saved by hand.'))
    const kinds = async () => (await a.library.history(notes)).map(({ kind }) => kind)
    expect(await kinds()).toEqual(['autosave', 'manual'])
    await a.pack([meeting])
    expect(await kinds()).toEqual(['manual', 'autosave', 'manual'])
    await a.pack([meeting])
    expect(await kinds()).toHaveLength(3)
  })

  it('brings back what was changed there, over what nobody touched here', async () => {
    await carryOver()
    await b.write(notes, saying('p2', 'Two, by B.'))
    const back = await b.pack([meeting])
    expect((await a.look(back)).map(({ id, stand }) => [id, stand])).toEqual([
      [meeting, 'same'],
      [notes, 'there'],
      [agenda, 'same'],
    ])
    await a.take(back)
    expect(await a.texts(notes)).toEqual(['One.', 'Two, by B.', 'Three.'])
  })

  it('leaves alone what only this side changed', async () => {
    const first = await a.pack([meeting])
    await b.take(first)
    await a.write(notes, saying('p1', 'One, by A.'))
    expect((await a.look(await b.pack([meeting])))[1]).toMatchObject({ id: notes, stand: 'here' })
    expect((await b.take(first))[1]).toMatchObject({ stand: 'same', outcome: 'unchanged' })
    expect(await a.texts(notes)).toEqual(['One, by A.', 'Two.', 'Three.'])
  })

  it('does not bring back a text that was undone here after it had come', async () => {
    await carryOver()
    await b.write(notes, saying('p2', 'A mistake.'))
    const mistaken = await b.pack([meeting])
    await a.take(mistaken)
    await a.write(notes, saying('p2', 'Two.'))
    expect((await a.take(mistaken)).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ])
    expect(await a.texts(notes)).toEqual(['One.', 'Two.', 'Three.'])
  })
})

describe('changes on both laptops', () => {
  it('to different paragraphs are merged without a question, in both directions', async () => {
    await carryOver()
    await a.write(notes, saying('p1', 'One, by A.'))
    await b.write(notes, saying('p3', 'Three, by B.'))
    await b.write(notes, adding(words('p4', 'Four, by B.')))
    const back = await b.pack([meeting])
    expect((await a.look(back))[1]).toMatchObject({ stand: 'both', questions: 0 })
    expect(outcomes(await a.take(back))[notes]).toBe('merged')
    const merged = ['One, by A.', 'Two.', 'Three, by B.', 'Four, by B.']
    expect(await a.texts(notes)).toEqual(merged)
    expect(await a.waiting(notes)).toBe(0)
    expect(outcomes(await a.take(back))[notes]).toBe('unchanged')
    expect(outcomes(await b.take(await a.pack([meeting])))[notes]).toBe('updated')
    expect(await b.texts(notes)).toEqual(merged)
  })

  it('that come to the same are the same, whenever they were made', async () => {
    await carryOver()
    await a.write(notes, saying('p2', 'Two, alike.'))
    await b.write(notes, saying('p2', 'Two, alike.'))
    const [here, there] = [await a.store.read(notes), await b.store.read(notes)]
    expect(here.record.updatedAt).not.toBe(there.record.updatedAt)
    expect((await a.look(await b.pack([meeting])))[1]).toMatchObject({ id: notes, stand: 'same' })
  })

  it('to one paragraph are both kept, and only that one is asked about', async () => {
    await carryOver()
    await a.write(notes, saying('p1', 'One, by A.'))
    await a.write(notes, saying('p2', 'Two, by A.'))
    await b.write(notes, saying('p2', 'Two, by B.'))
    await b.write(notes, saying('p3', 'Three, by B.'))
    const back = await b.pack([meeting])
    expect((await a.look(back))[1]).toMatchObject({ stand: 'both', questions: 1 })
    expect(outcomes(await a.take(back))[notes]).toBe('waiting')
    expect(await a.texts(notes)).toEqual(['One, by A.', 'Two, by A.', 'Three, by B.'])
    expect(await a.questions(notes)).toBe(1)
    expect(outcomes(await a.take(back))[notes]).toBe('unchanged')
    expect(await a.waiting(notes)).toBe(1)
  })

  it('that wait to be settled on one laptop are not written over on the other', async () => {
    await carryOver()
    await a.write(notes, saying('p2', 'Two, by A.'))
    await b.write(notes, saying('p2', 'Two, by B.'))
    await a.take(await b.pack([meeting]))
    const unsettled = await a.pack([meeting])
    expect(outcomes(await b.take(unsettled))[notes]).toBe('waiting')
    expect(await b.texts(notes)).toContain('Two, by B.')
  })

  it('are each asked about once, when a later bundle brings more of them', async () => {
    await carryOver()
    await a.write(notes, saying('p2', 'Two, by A.'))
    await b.write(notes, saying('p2', 'Two, by B.'))
    await a.take(await b.pack([meeting]))
    await b.write(notes, saying('p3', 'Three, by B.'))
    await b.write(notes, saying('p2', 'Two, by B again.'))
    expect(outcomes(await a.take(await b.pack([meeting])))[notes]).toBe('waiting')
    expect(await a.texts(notes)).toEqual(['One.', 'Two, by A.', 'Three, by B.'])
    expect(await a.questions(notes)).toBe(1)
    await a.settle(notes, 'theirs')
    expect(await a.texts(notes)).toEqual(['One.', 'Two, by B again.', 'Three, by B.'])
  })

  it('that each laptop settled for itself are asked about once more, and then agree', async () => {
    await carryOver()
    await a.write(notes, saying('p2', 'Two, by A.'))
    await b.write(notes, saying('p2', 'Two, by B.'))
    const [fromA, fromB] = [await a.pack([meeting]), await b.pack([meeting])]
    await a.take(fromB)
    await b.take(fromA)
    await a.settle(notes, 'ours')
    await b.settle(notes, 'ours')
    const decided = await b.pack([meeting])
    expect(outcomes(await a.take(decided))[notes]).toBe('waiting')
    await a.settle(notes, 'ours')
    expect(outcomes(await a.take(decided))[notes]).toBe('unchanged')
    expect(outcomes(await b.take(await a.pack([meeting])))[notes]).toBe('updated')
    expect(await b.texts(notes)).toEqual(['One.', 'Two, by A.', 'Three.'])
  })

  it('of which one is settled travel on as one line', async () => {
    await carryOver()
    await a.write(notes, saying('p2', 'Two, by A.'))
    await b.write(notes, saying('p2', 'Two, by B.'))
    await a.take(await b.pack([meeting]))
    await a.settle(notes, 'ours')
    expect(await a.waiting(notes)).toBe(0)
    await a.write(notes, adding(words('p5', 'After.')))
    expect(outcomes(await b.take(await a.pack([meeting])))[notes]).toBe('updated')
    expect(await b.texts(notes)).toEqual(['One.', 'Two, by A.', 'Three.', 'After.'])
  })

  it('to different fields of a record are merged, to one field are kept twice', async () => {
    await carryOver()
    await a.change<MeetingV1>(meeting, { city: 'Bern' })
    await b.change<MeetingV1>(meeting, { title: 'Geneva workshop, renamed' })
    expect(outcomes(await a.take(await b.pack([meeting])))[meeting]).toBe('merged')
    expect((await a.store.read(meeting)).record).toMatchObject({
      city: 'Bern',
      title: 'Geneva workshop, renamed',
    })
    await a.change<MeetingV1>(meeting, { venue: 'Room A' })
    await b.change<MeetingV1>(meeting, { venue: 'Room B' })
    expect(outcomes(await a.take(await b.pack([meeting])))[meeting]).toBe('waiting')
    expect((await a.store.read(meeting)).record).toMatchObject({ venue: 'Room A' })
    expect(await a.waiting(meeting)).toBe(1)
  })

  it('go on over many journeys until both say the same', async () => {
    await carryOver()
    for (let journey = 0; journey < 4; journey += 1) {
      await a.write(notes, adding(words(`a${journey}`, `A ${journey}`)))
      await b.write(notes, saying('p1', `B ${journey}`))
      await a.take(await b.pack([meeting]))
      await b.take(await a.pack([meeting]))
      expect(await b.texts(notes)).toEqual(await a.texts(notes))
    }
    expect(await a.texts(notes)).toEqual(['B 3', 'Two.', 'Three.', 'A 0', 'A 1', 'A 2', 'A 3'])
    expect((await a.look(await b.pack([meeting]))).map(({ stand }) => stand)).toEqual([
      'same',
      'same',
      'same',
    ])
  })
})

describe('what is new or gone on one laptop', () => {
  it('travels: a new paper, and a picture in an old one', async () => {
    await carryOver()
    const bytes = Buffer.from('a picture')
    const { sha256 } = await b.library.putObject(bytes, 1000)
    await b.write(notes, adding({ type: 'figure', attrs: { id: 'f1', asset: sha256, alt: 'A chart' } }))
    await b.store.add(aDocument(4, { meetingId: meeting, title: 'New there' }), aBody(words('n1', 'New.')))
    const taken = await a.take(await b.pack([meeting]))
    expect(outcomes(taken)).toMatchObject({ [notes]: 'updated', [anId(4)]: 'added' })
    expect(Buffer.from(await a.library.readObject(sha256))).toEqual(bytes)
  })

  it('goes to the bin where nobody changed it, and comes out again with a later bundle', async () => {
    await carryOver()
    await b.store.move(agenda, 'bin')
    const back = await b.pack([meeting])
    expect((await a.look(back)).find(({ id }) => id === agenda)).toMatchObject({
      stand: 'there',
      binned: 'there',
    })
    expect(outcomes(await a.take(back))[agenda]).toBe('binned')
    expect(a.library.summaries().get(agenda)?.trashedAt).toBeDefined()
    await a.store.move(agenda, 'library')
    expect(outcomes(await a.take(back))[agenda]).toBe('unchanged')
    expect(outcomes(await b.take(await a.pack([meeting])))[agenda]).toBe('updated')
    expect(b.library.summaries().get(agenda)?.trashedAt).toBeUndefined()
  })

  it('stays where somebody still works on it', async () => {
    await carryOver()
    await b.store.move(agenda, 'bin')
    await a.write(agenda, saying('q1', 'Item, changed.'))
    const back = await b.pack([meeting])
    expect(outcomes(await a.take(back))[agenda]).toBe('kept')
    expect(await a.texts(agenda)).toEqual(['Item, changed.'])
    expect(outcomes(await b.take(await a.pack([meeting])))[agenda]).toBe('merged')
    expect(b.library.summaries().get(agenda)?.trashedAt).toBeUndefined()
    expect(await b.texts(agenda)).toEqual(['Item, changed.'])
  })

  it('is not brought back to life where it was deleted for good', async () => {
    const first = await a.pack([meeting])
    await b.take(first)
    await b.library.trash(agenda)
    await b.library.purge(agenda)
    expect((await b.take(first)).find(({ id }) => id === agenda)).toMatchObject({
      stand: 'ended',
      outcome: 'unchanged',
    })
    expect(b.library.revOf(agenda)).toBe(0)
  })

  it('says nothing of its content when it lies in the bin', async () => {
    await a.store.move(agenda, 'bin')
    const { bundle } = await b.bundles.open(await a.pack([meeting]), undefined)
    expect(bundle.records.map(({ entry }) => entry.id)).toEqual([meeting, notes])
    expect(Object.keys(bundle.manifest.binned[0] ?? {})).toEqual(['id', 'kind', 'content', 'ancestors'])
    expect(outcomes(await b.take(await a.pack([meeting])))[agenda]).toBeUndefined()
  })
})
