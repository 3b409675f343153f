import { useCallback } from 'react'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { putBack, without } from './entries.ts'
import type { MeetingPartProps } from './section-props.ts'

type ListName = 'agenda' | 'participants' | 'deadlines' | 'contacts'
type Entry<K extends ListName> = MeetingV1[K][number]

/** Takes an entry out of one of the meeting's lists at once and offers it back where it was. */
export function useRemoval<K extends ListName>(change: MeetingPartProps['change'], list: K) {
  const t = useT()
  return useCallback(
    (entry: Entry<K>, name: string) => {
      const listOf = (now: MeetingV1) => now[list] as Entry<K>[]
      let index = 0
      change((now) => {
        index = listOf(now).findIndex((each) => each.id === entry.id)
        return { ...now, [list]: without(listOf(now), entry.id) }
      })
      showToast({
        text: t('meetings.removed', { name }),
        action: {
          label: t('ui.undo'),
          onAction: () => change((now) => ({ ...now, [list]: putBack(listOf(now), entry, index) })),
        },
      })
    },
    [change, list, t],
  )
}
