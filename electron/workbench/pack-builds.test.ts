import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import { pngOf } from '../typesetting/sample-image.test-kit.ts'
import { openMemoryWorkbench, type MemoryWorkbench } from './memory-workbench.test-kit.ts'

let workbench: MemoryWorkbench
let id: RecordId
beforeAll(async () => {
  workbench = await openMemoryWorkbench()
  const entries = ['One', 'Two', 'Three'].map((title, index) => ({ id: `e${index}`, type: 'divider', title }))
  const client = createRouterClient(workbench.router)
  const made = await client.records.create({ kind: 'pack', title: 'Papers', language: 'en', entries })
  id = recordId.parse(made.record.id)
})
afterAll(() => workbench.close())

const issuesNow = async () => ((await workbench.store.read(id)).record as PackV1).issues

async function issue(stopAfter = Infinity) {
  const client = createRouterClient(workbench.router)
  let steps = 0
  let last: unknown
  for await (const step of await client.packs.issue({ id })) {
    last = step
    steps += 1
    if (steps >= stopAfter) break
  }
  return last
}

it('knows beforehand that a picture will be a page, and a torn one a slip', async () => {
  const client = createRouterClient(workbench.router)
  const look = async (bytes: Uint8Array) => {
    const { sha256 } = await workbench.library.putObject(bytes, 10_000)
    const file = { fileName: 'map.png', mediaType: 'image/png', size: bytes.length, sha256 }
    const { record } = await client.records.create({ kind: 'attachment', title: 'Map', ...file })
    return client.packs.preflight({ id: recordId.parse(record.id) })
  }
  const whole = pngOf(400, 300)
  expect(await look(whole)).toMatchObject({
    refused: null,
    pages: 1,
    landscapePages: 1,
    accessible: 'ua',
    sizes: [{ width: 841.9, height: 595.3, pages: 1 }],
    notes: [],
  })
  expect(await look(whole.subarray(0, 70))).toMatchObject({ refused: 'damaged', pages: 0 })
})

describe('an issue of a pack', () => {
  it('is kept for good, with the labels of its pages', async () => {
    expect(await issue()).toMatchObject({ stage: 'done', issue: 1, accessible: true })
    const [first] = await issuesNow()
    expect(first).toMatchObject({ number: 1, pages: 6 })
    expect(first?.entries?.map(({ labels }) => labels.join(' '))).toEqual(['1 2', '3', '4', '5', '6'])
    const bytes = await workbench.library.readObject(first!.sha256)
    expect(Buffer.from(bytes.subarray(0, 8)).toString('latin1')).toBe('%PDF-1.7')
  })

  it('stays the last one when the next is ended half-way', async () => {
    const before = await issuesNow()
    expect(await issue(2)).not.toMatchObject({ stage: 'done' })
    expect(await issuesNow()).toEqual(before)
    expect((await workbench.library.readObject(before[0]!.sha256)).length).toBeGreaterThan(1000)
    expect(await issue()).toMatchObject({ issue: 2 })
    expect((await issuesNow()).map(({ number }) => number)).toEqual([1, 2])
  })

  it('is one of two that were asked for at once', async () => {
    const outcomes = await Promise.allSettled([issue(), issue()])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await issuesNow()).map(({ number }) => number)).toEqual([1, 2, 3])
  })
})
