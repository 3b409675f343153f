import type { Version } from '../../../shared/contract/history.ts'

/** Minutes without a save after which somebody is taken to have come back to write. */
export const pauseMinutes = 30

/** Versions saved in one go, newest first; `before` is the version they began from, null for the first of all. */
export interface Session {
  key: string
  /** Day where the reader is, ISO. */
  day: string
  start: string
  end: string
  versions: Version[]
  before: Version | null
}

/**
 * Groups versions (newest first) into sittings: a pause of half an hour, a new day or another computer begins a new one.
 * Versions that wait to be settled stand by themselves.
 */
export function groupSessions(versions: readonly Version[], dayOf = localDay): Session[] {
  const sessions: Session[] = []
  const line = versions.filter(({ conflict }) => !conflict)
  for (const version of versions) {
    const last = sessions.at(-1)
    const oldest = last?.versions.at(-1)
    if (last && oldest && continues(version, oldest, dayOf)) {
      last.versions.push(version)
      last.start = version.savedAt
    } else {
      const { savedAt } = version
      sessions.push({
        key: `${version.rev}-${version.hash}`,
        day: dayOf(savedAt),
        start: savedAt,
        end: savedAt,
        versions: [version],
        before: null,
      })
    }
  }
  return sessions.map((session) => {
    const oldest = session.versions.at(-1)
    const at = line.findIndex((version) => version === oldest)
    return { ...session, before: at < 0 ? null : (line[at + 1] ?? null) }
  })
}

function continues(earlier: Version, later: Version, dayOf: (moment: string) => string): boolean {
  const pause = Date.parse(later.savedAt) - Date.parse(earlier.savedAt)
  return (
    Math.abs(pause) <= pauseMinutes * 60_000 &&
    dayOf(earlier.savedAt) === dayOf(later.savedAt) &&
    earlier.elsewhere === later.elsewhere &&
    !earlier.conflict &&
    !later.conflict
  )
}

function localDay(moment: string): string {
  const date = new Date(moment)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}
