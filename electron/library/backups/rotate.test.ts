import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupsToKeep } from './rotate.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const now = Date.parse('2026-11-22T18:00:00.000Z')
const at = (atMs: number) => ({ atMs })
const days = (kept: Iterable<{ atMs: number }>) =>
  new Set([...kept].map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10)))

describe('backups whose turn is over', () => {
  it('are those beyond the 10 newest, 7 days, 4 weeks and 12 months', () => {
    const hourly = Array.from({ length: 24 * 500 }, (_, index) => at(now - index * hourMs))
    const kept = backupsToKeep(hourly, now)
    expect(hourly.slice(0, 10).every((backup) => kept.has(backup))).toBe(true)
    expect(kept.size).toBeGreaterThanOrEqual(10 + 6 + 2 + 10)
    expect(kept.size).toBeLessThanOrEqual(10 + 7 + 4 + 12)
    const ages = [...kept].map(({ atMs }) => (now - atMs) / dayMs)
    expect(ages.filter((age) => age < 7).length).toBeGreaterThanOrEqual(16)
    expect(Math.max(...ages)).toBeGreaterThan(320)
    expect(Math.max(...ages)).toBeLessThan(366)
  })

  it('are the earlier ones of a day, not its last', () => {
    const newest = Array.from({ length: 10 }, (_, index) => at(now - index * 60_000))
    const yesterday = [2, 9, 23].map((hour) => at(Date.parse('2026-11-21T00:00:00.000Z') + hour * hourMs))
    const kept = backupsToKeep([...yesterday, ...newest], now)
    expect(yesterday.filter((backup) => kept.has(backup))).toEqual([yesterday[2]])
  })

  it('leave days without a backup out of the count', () => {
    const everyMonth = Array.from({ length: 11 }, (_, index) => at(now - index * 31 * dayMs))
    const kept = backupsToKeep(everyMonth, now)
    expect(kept.size).toBe(11)
    expect(days(kept).size).toBe(11)
  })

  it('are never those made while the clock was ahead, nor those made after it was set right', () => {
    const ahead = Array.from({ length: 40 }, (_, index) => at(now + 300 * dayMs + index * hourMs))
    const since = Array.from({ length: 12 }, (_, index) => at(now - index * hourMs))
    const kept = backupsToKeep([...ahead, ...since], now)
    expect(ahead.every((backup) => kept.has(backup))).toBe(true)
    expect(since.slice(0, 10).every((backup) => kept.has(backup))).toBe(true)
  })

  it('are never the newest, and once let go none is missed: keeping twice keeps the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 800 * 24 }), { maxLength: 300 }), (hours) => {
        const backups = [...new Set(hours)].map((hour) => at(now - hour * hourMs))
        const kept = backupsToKeep(backups, now)
        const newest = backups.toSorted((a, b) => b.atMs - a.atMs)[0]
        expect(newest === undefined || kept.has(newest)).toBe(true)
        expect(kept.size).toBeLessThanOrEqual(33)
        expect(backupsToKeep([...kept], now)).toEqual(kept)
      }),
      { numRuns: 200 },
    )
  })
})
