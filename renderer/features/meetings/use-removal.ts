import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import { putBack, without } from './entries.ts'
import type { MeetingPartProps } from './section-props.ts'

type ListName = 'agenda' | 'participants' | 'deadlines' | 'contacts'
type Entry<K extends ListName> = MeetingV1[K][number]

/** Takes an entry out of one of the meeting's lists at once and offers it back. */
export function useRemoval<K extends ListName>(change: MeetingPartProps['change'], list: K) {
  const t = useT()
  const set = (now: MeetingV1, entries: Entry<K>[]): MeetingV1 => ({ ...now, [list]: entries })
  return (entry: Entry<K>, name: string, index: number) => {
    change((now) => set(now, without<Entry<K>>(now[list] as Entry<K>[], entry.id)))
    showToast({
      text: t('meetings.removed', { name }),
      action: {
        label: t('ui.undo'),
        onAction: () => change((now) => set(now, putBack<Entry<K>>(now[list] as Entry<K>[], entry, index))),
      },
    })
  }
}
