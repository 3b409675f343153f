import { expect } from 'vitest'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Workbench } from '../../electron/workbench/create-workbench.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { refusal } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'

/** Everything a page may ask about the past of a note whose text was "Before" in its second revision and is "After" now. */
export async function callHistory(
  client: Client,
  workbench: Pick<Workbench, 'library'>,
  { id, revs }: { id: RecordId; revs: number[] },
): Promise<void> {
  const versions = await client.history.list({ id })
  expect(versions.map(({ rev }) => rev)).toEqual(revs)
  const [newest, before] = versions.map(({ rev, hash }) => ({ rev, hash }))
  if (!newest || !before) throw new Error('two versions were saved')
  expect(JSON.stringify((await client.history.read({ id, ...before })).body)).toContain('Before')
  expect(await client.history.measure({ id, before, after: newest })).toEqual({ inserted: 1, deleted: 1 })
  await client.history.name({ id, name: 'As circulated' })
  expect((await client.history.list({ id }))[0]).toMatchObject({ name: 'As circulated', kind: 'manual' })

  expect(await client.history.waiting({ id })).toEqual({ versions: 0 })
  expect(await client.history.merge({ id })).toBeNull()
  await bringVersion(workbench, id)
  expect(await client.history.waiting({ id })).toEqual({ versions: 1 })
  const proposal = await client.history.merge({ id })
  expect(proposal).toMatchObject({ blocks: [{ id: 'p1', at: [0] }], fields: [], others: 0 })
  if (!proposal) throw new Error('a version waits')
  const two = {
    id,
    ours: { rev: proposal.ours.rev, hash: proposal.ours.hash },
    theirs: { rev: proposal.theirs.rev, hash: proposal.theirs.hash },
  }
  const silent = client.history.settle({ ...two, answers: { blocks: [], fields: [] } })
  expect(await refusal(silent)).toMatchObject({ code: 'INVALID', defined: true })
  await client.history.settle({ ...two, answers: { blocks: ['theirs'], fields: [] } })
  expect(JSON.stringify((await client.documents.open({ id })).body)).toContain('Elsewhere')
  const late = client.history.settle({ ...two, answers: { blocks: ['ours'], fields: [] } })
  expect(await refusal(late)).toMatchObject({ code: 'CONFLICT', defined: true })

  const restored = await client.history.restore({ id, ...before })
  expect(restored.rev).toBeGreaterThan(newest.rev)
  expect(JSON.stringify((await client.documents.open({ id })).body)).toContain('Before')
}

/** A version of the text that was written elsewhere while another was written here. */
async function bringVersion({ library }: Pick<Workbench, 'library'>, id: RecordId): Promise<void> {
  const { record, summary, rev, hash } = await library.read(id)
  const elsewhere = { record, body: text('Elsewhere') }
  const ours = { record, body: text('Here') }
  await library.saveBeside(id, { state: elsewhere, summary, base: hash, writer: 'another computer' }, ours, {
    summary,
    baseRev: rev,
  })
}

const text = (words: string): DocumentBody => ({
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: 'p1', dir: null }, content: [{ type: 'text', text: words }] }],
})
