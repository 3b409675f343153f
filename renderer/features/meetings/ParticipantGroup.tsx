import { useState } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { ParticipantEditor } from './ParticipantEditor.tsx'
import { ParticipantRow, type ParticipantHandlers } from './ParticipantRow.tsx'
import styles from './participants.module.css'
import type { GroupedBy, ParticipantGroup as Group } from './participants.ts'

interface ParticipantGroupProps {
  group: Group
  by: GroupedBy
  /** The id of the line that is open. */
  edited: string | null
  likely: readonly string[]
  handlers: ParticipantHandlers
}

/** Lines of one delegation or body that are drawn before more are asked for. */
const shownAtOnce = 40

/** A delegation, or the people of one organization. */
export function ParticipantGroup({ group, by, edited, likely, handlers }: ParticipantGroupProps) {
  const t = useT()
  const format = useFormat()
  const [isWhole, setIsWhole] = useState(false)
  const name = group.name || t(`meetings.without.${by}`)
  const shown = isWhole ? group.items : group.items.slice(0, shownAtOnce)
  const left = group.items.length - shown.length
  return (
    <section className={styles['group']} aria-label={name}>
      <h3 className={styles['groupName']}>
        <bdi>{name}</bdi>
        <span className={styles['groupCount']}>{format.number(group.items.length)}</span>
      </h3>
      <ul>
        {shown.map((each) =>
          edited === each.id ? (
            <ParticipantEditor
              key={each.id}
              participant={each}
              likely={likely}
              onChange={(fields) => handlers.onChange(each.id, fields)}
              onDone={() => handlers.onEdit(null)}
            />
          ) : (
            <ParticipantRow
              key={each.id}
              participant={each}
              beside={(by === 'state' ? each.organization : each.state && format.state(each.state)) ?? ''}
              t={t}
              handlers={handlers}
            />
          ),
        )}
      </ul>
      {left > 0 && (
        <Button size="small" variant="quiet" onPress={() => setIsWhole(true)}>
          {t('meetings.others', { count: left })}
        </Button>
      )}
    </section>
  )
}
