import { describe, expect, it } from 'vitest'
import type { Version } from '../../../shared/contract/history.ts'
import { groupSessions } from './sessions.ts'

const version = (rev: number, at: string, more: Partial<Version> = {}): Version => ({
  rev,
  hash: rev.toString(16).padStart(16, '0'),
  savedAt: `2026-03-0${at}:00.000Z`,
  kind: 'autosave',
  title: 'Report',
  ...more,
})
const grouped = (...versions: Version[]) =>
  groupSessions(versions, (moment) => moment.slice(0, 10)).map(
    ({ day, start, end, versions: own, before }) =>
      `${day} ${start.slice(11, 16)}–${end.slice(11, 16)}: ${own.map(({ rev }) => rev).join()} after ${before?.rev ?? '-'}`,
  )

describe('versions by sittings', () => {
  it('end with a pause of more than half an hour', () => {
    expect(
      grouped(
        version(5, '1T11:00'),
        version(4, '1T10:10'),
        version(3, '1T09:40'),
        version(2, '1T09:20'),
        version(1, '1T08:00'),
      ),
    ).toEqual([
      '2026-03-01 11:00–11:00: 5 after 4',
      '2026-03-01 09:20–10:10: 4,3,2 after 1',
      '2026-03-01 08:00–08:00: 1 after -',
    ])
  })

  it('end with the day', () => {
    expect(grouped(version(2, '2T00:05'), version(1, '1T23:55'))).toEqual([
      '2026-03-02 00:05–00:05: 2 after 1',
      '2026-03-01 23:55–23:55: 1 after -',
    ])
  })

  it('are apart by computer, and what waits to be settled stands alone', () => {
    expect(
      grouped(
        version(4, '1T09:03', { elsewhere: true }),
        version(3, '1T09:02'),
        version(3, '1T09:02', { hash: 'ffffffffffffffff', conflict: true }),
        version(2, '1T09:01'),
      ),
    ).toEqual([
      '2026-03-01 09:03–09:03: 4 after 3',
      '2026-03-01 09:02–09:02: 3 after 2',
      '2026-03-01 09:02–09:02: 3 after -',
      '2026-03-01 09:01–09:01: 2 after -',
    ])
  })
})
