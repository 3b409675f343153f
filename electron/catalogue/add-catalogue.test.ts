import { describe, expect, it } from 'vitest'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { addCatalogue, type AddCataloguePorts } from './add-catalogue.ts'

function emptyLibrary(full = Number.POSITIVE_INFINITY) {
  const records = new Map<RecordId, LibraryRecord>()
  const disk = { full }
  const ports: AddCataloguePorts = {
    library: { revOf: (id) => (records.has(id) ? 1 : 0) },
    store: {
      add: async (record) => {
        if (records.size >= disk.full) throw new Error('DISK_FULL')
        records.set(record.id, record)
      },
    },
    now: () => new Date('2026-05-20T09:00:00.000Z'),
  }
  return { records, disk, ports }
}

describe('adding the catalogue to a library', () => {
  it('adds every year, mechanism and publication', async () => {
    const { records, ports } = emptyLibrary()
    expect(await addCatalogue(ports)).toBe(records.size)
    const kinds = [...records.values()].map((record) => record.kind)
    expect(kinds.filter((kind) => kind === 'theme').length).toBe(19)
    expect(kinds.filter((kind) => kind === 'mechanism').length).toBe(27)
    expect(kinds.filter((kind) => kind === 'publication').length).toBe(12)
  })

  it('leaves alone what is there already', async () => {
    const { records, ports } = emptyLibrary()
    await addCatalogue(ports)
    const [id, record] = [...records][0]!
    records.set(id, { ...record, tags: ['mine'] })
    expect(await addCatalogue(ports)).toBe(0)
    expect(records.get(id)?.tags).toEqual(['mine'])
  })

  it('goes on where it was interrupted', async () => {
    const { records, disk, ports } = emptyLibrary(20)
    await expect(addCatalogue(ports)).rejects.toThrow('DISK_FULL')
    disk.full = 1000
    expect(await addCatalogue(ports)).toBe(38)
    expect(records.size).toBe(58)
  })
})
