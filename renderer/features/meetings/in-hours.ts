import type { Format } from '../../i18n/use-format.ts'
import type { Translate } from '../../i18n/use-t.ts'

/** Minutes as people say them: 45 min, 2 h, 2 h 15. */
export function inHours(t: Translate, format: Format, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('meetings.minutes', { minutes: format.number(rest) })
  if (rest === 0) return t('meetings.hours', { hours: format.number(hours) })
  return t('meetings.hoursAndMinutes', {
    hours: format.number(hours),
    minutes: String(rest).padStart(2, '0'),
  })
}
