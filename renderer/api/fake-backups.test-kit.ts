import { implement } from '@orpc/server'
import { backupsContract, type BackupsStatus, type KeptRecord } from '../../shared/contract/backups.ts'
import { anId } from '../../tests/builders/records.ts'

const moment = '2026-03-01T09:00:00.000Z'
const id = '20260301T090000000Z-0a1b'

export const fakeBackupEntry = {
  place: 'own' as const,
  id,
  libraryId: '5d2c7f0e-8f3a-4c59-9b2e-0d5a1c3e7f10',
  name: 'Test library',
  at: moment,
  reason: 'hourly' as const,
  records: 12,
  bytes: 240_000,
}

export const fakeKept: KeptRecord[] = [
  { id: anId(1), kind: 'document', title: 'Report of the workshop', savedAt: moment, state: 'changed' },
  { id: anId(2), kind: 'meeting', title: 'Workshop on partnerships', savedAt: moment, state: 'gone' },
]

export const quietStatus: BackupsStatus = {
  automatic: true,
  canChoose: false,
  places: [
    { place: 'own', name: '', count: 3, lastAt: moment, problem: null, overdue: false, sameDisk: false },
  ],
  lastCheckAt: null,
  damaged: [],
}

/** Backups as the page meets them: one that can be looked into, and places that fare as the test says. */
export function fakeBackups(status: Partial<BackupsStatus> = {}) {
  const os = implement(backupsContract)
  const now = (): BackupsStatus => ({ ...quietStatus, ...status })
  return os.router({
    status: os.status.handler(now),
    now: os.now.handler(async function* () {
      yield { place: 'own' as const, copied: 4, total: 8, outcomes: null }
      yield {
        place: null,
        copied: 0,
        total: 0,
        outcomes: now().places.map(({ place, problem }) => ({
          place,
          problem: problem?.code ?? null,
          fresh: true,
          id,
          at: moment,
          copied: 8,
          bytes: 80_000,
          damaged: 0,
        })),
      }
    }),
    list: os.list.handler(() => ({ entries: [fakeBackupEntry], damaged: [] })),
    look: os.look.handler(({ input }) => {
      const items = fakeKept.filter(({ title }) => title.toLowerCase().includes(input.text.toLowerCase()))
      return { at: moment, total: items.length, items, unreadable: 0 }
    }),
    restore: os.restore.handler(async function* ({ input }) {
      const total = input.ids?.length ?? fakeKept.length
      const told = {
        total,
        failed: [],
        missingObjects: 0,
        before: { place: 'own' as const, id: '20260301T093000000Z-0a1c' },
      }
      yield { ...told, restored: 0, done: false }
      yield { ...told, restored: total, done: true }
    }),
    verify: os.verify.handler(async function* () {
      yield { checked: 30, total: 30, damaged: [], done: true }
    }),
    choosePlace: os.choosePlace.handler(() => ({ chosen: true })),
    forgetPlace: os.forgetPlace.handler(now),
    libraries: os.libraries.handler(() => [
      { libraryId: fakeBackupEntry.libraryId, name: 'Lost library', current: false, newest: fakeBackupEntry },
    ]),
    restoreLibrary: os.restoreLibrary.handler(() => ({ name: 'Restored', records: 12, missing: 0 })),
  })
}
