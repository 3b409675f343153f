import type { MeetingV1 } from '../../../../shared/model/meeting/v1.ts'
import type { Format } from '../../../i18n/use-format.ts'
import type { Translate } from '../../../i18n/use-t.ts'
import { agendaTimes, inHours } from '../../meetings/index.ts'
import type { Draft } from './pack-tree.ts'

/** When each item is and how long it takes, by its id, as it is read: `10:00–11:30 · 1 h 30`, with the day where it changes. */
export function itemTimes(
  t: Translate,
  format: Format,
  agenda: Draft['agenda'],
  dates: MeetingV1['dates'],
): Map<string, string> {
  const times = agendaTimes(agenda ?? [], dates?.start ?? null)
  const isLong = dates !== undefined && dates.start !== dates.end
  return new Map(
    (agenda ?? []).map((item, index) => {
      const time = times[index]
      const isNewDay = isLong && time?.day && time.day !== times[index - 1]?.day
      const clock = time?.start && [time.start, time.end].filter(Boolean).join('–')
      const length = item.duration ? inHours(t, format, item.duration) : ''
      return [
        item.id,
        [isNewDay && time.day ? format.dayShort(time.day) : '', clock, length].filter(Boolean).join(' · '),
      ]
    }),
  )
}
