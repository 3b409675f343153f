import { expect, it } from 'vitest'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { firstFrom } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'
import type { MemoryWorkbench } from './workbench.test-kit.ts'

type Now = { client: Client; workbench: MemoryWorkbench; aMeeting(): Promise<{ record: LibraryRecord }> }

/** The search, through the contract, whichever way leads to it. */
export function searchCalls(now: () => Now): void {
  it('finds what was written, a misspelt word too', async () => {
    const { client, workbench, aMeeting } = now()
    const { record } = await aMeeting()
    await workbench.search.ready()
    const { hits, indexed } = await client.search.query({ text: 'partnreships' })
    expect(hits[0]).toMatchObject({ summary: { id: record.id } })
    expect(indexed).toBe(1)
    expect(await firstFrom(client.search.reading())).toEqual({ indexed: 1 })
    const found = await client.search.query({
      text: 'type:report partnerships',
      snippets: false,
      facets: true,
    })
    expect(found.facets?.map(({ facet }) => facet)).toContain('mechanism')
    const ids = hits.map((hit) => hit.summary.id)
    expect((await client.search.snippets({ text: 'partnreships', ids })).map(({ id }) => id)).toEqual(ids)
    expect(await client.search.suggest({ text: 'ann', cursor: 3, language: 'fr' })).toMatchObject([
      { text: 'année:' },
    ])
    expect(await client.search.similar({ text: 'nothing of the kind was ever said here' })).toEqual([])
    const [first] = await client.search.switch({ text: 'workshop' })
    expect(first).toMatchObject({ summary: { id: record.id } })
  })
}
