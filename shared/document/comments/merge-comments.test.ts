import { describe, expect, it } from 'vitest'
import { answerConflicts } from '../merge/answer-conflicts.ts'
import { body, line } from '../merge/bodies.test-kit.ts'
import { mergeBodies } from '../merge/merge-bodies.ts'
import { textOf } from '../walk.ts'
import { aRemark, aThread, commented } from './comments.test-kit.ts'
import { mergeThread } from './merge-threads.ts'
import { threadsOf } from './passages.ts'
import { mostRemarks, toThread, type CommentThread } from './thread.ts'

const plain = body(line('a', 'States welcomed the report.'))
const said = (...args: Parameters<typeof mergeBodies>) => {
  const { body: merged, conflicts } = mergeBodies(...args)
  return {
    text: textOf(merged),
    threads: threadsOf(merged).map(({ thread, quote, remarks }) => [
      thread,
      quote,
      ...remarks.map(({ text }) => text),
    ]),
    asked: conflicts.length,
  }
}
const both = (base: typeof plain, ours: typeof plain, theirs: typeof plain) => {
  const [one, other] = [said(base, ours, theirs), said(base, theirs, ours)]
  expect(other.text).toBe(one.text)
  expect(new Set(other.threads)).toEqual(new Set(one.threads))
  return one
}

describe('merging what two sides said about one paragraph', () => {
  const ours = body(commented('a', ['States ', ['welcomed', aThread('t1', 'All of them?')], ' the report.']))

  it('keeps the comments of both', () => {
    const theirs = body(commented('a', ['States welcomed ', ['the report', aThread('t2', 'Which?')], '.']))
    expect(both(plain, ours, theirs)).toEqual({
      text: 'States welcomed the report.',
      threads: [
        ['t1', 'welcomed', 'All of them?'],
        ['t2', 'the report', 'Which?'],
      ],
      asked: 0,
    })
  })

  it('keeps a comment on a paragraph that the other side wrote on, with its words or what stands in their place', () => {
    const on = (text: string) => both(plain, ours, body(line('a', text)))
    expect(on('In May, States welcomed the report.')).toMatchObject({
      threads: [['t1', 'welcomed', 'All of them?']],
      asked: 0,
    })
    expect(on('States have noted the report.').threads).toEqual([['t1', 'have noted', 'All of them?']])
    expect(on('Quite another sentence!').threads).toEqual([['t1', 'Quite another sentence!', 'All of them?']])
  })

  it('asks about a paragraph whose words are all gone on the other side', () => {
    expect(said(plain, ours, body(line('a', '')))).toMatchObject({ asked: 1 })
    expect(said(plain, ours, body(line('b', 'Else')))).toMatchObject({ asked: 1 })
  })

  it('keeps the replies of both, and takes back what one side deleted', () => {
    const base = ours
    const reply = (...texts: string[]) =>
      body(
        commented('a', [
          'States ',
          ['welcomed', withReplies(aThread('t1', 'All of them?'), ...texts)],
          ' the report.',
        ]),
      )
    expect(both(base, reply('Most.'), reply('Ask Ben.')).threads).toEqual([
      ['t1', 'welcomed', 'All of them?', 'Most.', 'Ask Ben.'],
    ])
    expect(both(base, plain, ours).threads).toEqual([])
    expect(both(base, plain, reply('Most.')).threads).toEqual([['t1', 'welcomed', 'All of them?', 'Most.']])
  })

  it('keeps what was said about either text where both were changed, whichever is taken', () => {
    const own = body(commented('a', ['States ', ['greatly', aThread('t1', 'Really?')], ' welcomed it.']))
    const other = body(commented('a', ['States took ', ['note', aThread('t2', 'No more?')], ' of it.']))
    const { body: merged, conflicts } = mergeBodies(plain, own, other)
    expect(conflicts).toHaveLength(1)
    for (const answer of ['ours', 'theirs', 'both'] as const) {
      const answered = answerConflicts(merged, conflicts, [answer])
      expect(
        threadsOf(answered)
          .map(({ thread }) => thread)
          .toSorted(),
      ).toEqual(['t1', 't2'])
    }
  })
})

describe('merging a thread', () => {
  const base = aThread('t', 'One', 'Two')
  const [first, second] = base.remarks
  const settled = (hour: number): CommentThread['resolved'] => ({
    by: 'Ben',
    at: `2026-11-20T${hour}:00:00.000Z`,
  })

  it('takes the change of the one side that made one', () => {
    const edited = { ...base, remarks: base.remarks.map((each) => ({ ...each, text: `${each.text}!` })) }
    expect(mergeThread(base, edited, base)).toEqual(edited)
    expect(mergeThread(base, base, edited)).toEqual(edited)
    expect(mergeThread(base, { ...base, resolved: settled(10) }, base)?.resolved).toEqual(settled(10))
    expect(mergeThread(base, base, { ...base, remarks: first ? [first] : [] })?.remarks).toEqual([first])
  })

  it('leaves a thread open that one side settled while the other opened it again', () => {
    const was = { ...base, resolved: settled(10) }
    expect(mergeThread(was, { ...base, resolved: settled(11) }, base)?.resolved).toBeNull()
    expect(mergeThread(base, { ...base, resolved: settled(11) }, was)?.resolved).toEqual(settled(11))
  })

  it('loses neither wording of a remark that both changed', () => {
    const say = (text: string) => ({
      ...base,
      remarks: [{ ...aRemark('t-0', text, 9), edited: null }, ...base.remarks.slice(1)],
    })
    const texts = (thread: CommentThread | null) => thread?.remarks.map(({ text }) => text)
    expect(texts(mergeThread(base, say('Yes'), say('No')))).toEqual(['No', 'Yes', 'Two'])
    expect(texts(mergeThread(base, say('No'), say('Yes')))).toEqual(['No', 'Yes', 'Two'])
  })

  it('is gone where each side took back what the other had left', () => {
    if (!first || !second) throw new Error('two remarks')
    expect(mergeThread(base, { ...base, remarks: [first] }, { ...base, remarks: [second] })).toBeNull()
  })
})

const withReplies = (thread: CommentThread, ...texts: string[]): CommentThread => ({
  ...thread,
  remarks: [
    ...thread.remarks,
    ...texts.map((text) => aRemark(`reply-${text.length}`, text, 13 + text.length)),
  ],
})

describe('a remark that both sides said otherwise, and then again', () => {
  const edited = (thread: CommentThread, text: string, minute: number): CommentThread => ({
    ...thread,
    remarks: thread.remarks.map((each, index) =>
      index === 0 ? { ...each, text, edited: `2026-11-23T01:0${minute}:00.000Z` } : each,
    ),
  })
  const reworded = (base: CommentThread, one: string, other: string, minute: number) =>
    mergeThread(base, edited(base, one, minute), edited(base, other, minute + 1)) ?? base

  it('stands in every wording, each with an id of its own', () => {
    const once = reworded(aThread('t1', 'First'), 'Second', 'Third', 1)
    const twice = reworded(once, 'Fourth', 'Fifth', 3)
    expect(new Set(twice.remarks.map(({ id }) => id)).size).toBe(3)
    const after = mergeThread(twice, twice, {
      ...twice,
      resolved: { by: '', at: '2026-11-23T01:09:00.000Z' },
    })
    expect(after?.remarks.map(({ text }) => text).toSorted()).toEqual(['Fifth', 'Fourth', 'Third'])
  })
})

it('more remarks than a thread may have do not take the thread with them', () => {
  const long: CommentThread = {
    ...aThread('t1', 'First'),
    remarks: Array.from({ length: mostRemarks - 1 }, (_, index) => aRemark(`r${index}`, 'Said')),
  }
  const and = (id: string) => ({ ...long, remarks: [...long.remarks, aRemark(id, id)] })
  const merged = mergeThread(long, and('ours'), and('theirs'))
  expect(toThread(merged)?.remarks).toHaveLength(mostRemarks)
})
