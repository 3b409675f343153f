import { ClipboardPaste } from 'lucide-react'
import { useMemo, useState } from 'react'
import { v7 } from 'uuid'
import type { Participant } from '../../../shared/model/meeting/v1.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { Section } from '../../ui/layout/Page.tsx'
import { AddParticipant } from './AddParticipant.tsx'
import { withFields } from './entries.ts'
import { ParticipantGroup } from './ParticipantGroup.tsx'
import type { ParticipantHandlers } from './ParticipantRow.tsx'
import styles from './participants.module.css'
import { countParticipants, groupParticipants, type GroupedBy } from './participants.ts'
import { PasteParticipants } from './PasteParticipants.tsx'
import type { MeetingPartProps } from './section-props.ts'
import { useRemoval } from './use-removal.ts'

/** Most participants a meeting's record holds. */
const most = 3000

/** Who takes part, by State in the order of the reader's language or by organization. */
export function ParticipantsSection({ meeting, change }: MeetingPartProps) {
  const t = useT()
  const format = useFormat()
  const { participants } = meeting
  const remove = useRemoval(change, 'participants')
  const [by, setBy] = useState<GroupedBy>('state')
  const [isPasting, setIsPasting] = useState(false)
  const [edited, setEdited] = useState<string | null>(null)
  const groups = useMemo(
    () =>
      groupParticipants(
        participants,
        by,
        (key) => (by === 'state' ? format.state(key) : key),
        format.collator,
      ),
    [participants, by, format],
  )
  const counts = useMemo(() => countParticipants(participants), [participants])
  const states = useMemo(
    () => [...new Set(participants.flatMap((each) => (each.state ? [each.state] : [])))],
    [participants],
  )
  const handlers = useMemo<ParticipantHandlers>(
    () => ({
      onEdit: setEdited,
      onChange: (id, fields) =>
        change((now) => ({ ...now, participants: withFields(now.participants, id, fields) })),
      onRemove: (participant) => remove(participant, participant.name),
    }),
    [change, remove],
  )
  const add = (added: readonly Participant[]) =>
    change((now) => ({ ...now, participants: [...now.participants, ...added].slice(0, most) }))
  return (
    <Section
      title={t('meetings.participants')}
      actions={
        <span className={styles['headActions']}>
          {participants.length > 0 && (
            <SegmentedControl<GroupedBy>
              label={t('meetings.groupedBy')}
              value={by}
              options={[
                { value: 'state', label: t('meetings.byState') },
                { value: 'organization', label: t('meetings.byOrganization') },
              ]}
              onChange={setBy}
            />
          )}
          <Button size="small" icon={<ClipboardPaste size={14} />} onPress={() => setIsPasting(true)}>
            {t('meetings.pasteList')}
          </Button>
        </span>
      }
    >
      <AddParticipant
        likely={states}
        onAdd={(fields) => add([{ id: `p${v7()}`, attendance: 'expected', ...fields }])}
      />
      {participants.length === 0 ? (
        <EmptyState size="compact" title={t('meetings.noParticipants')}>
          {t('meetings.noParticipantsText')}
        </EmptyState>
      ) : (
        <>
          <p className={styles['counts']}>{t('meetings.counts', counts)}</p>
          {groups.map((group) => (
            <ParticipantGroup
              key={`${by} ${group.key}`}
              group={group}
              by={by}
              edited={edited}
              likely={states}
              handlers={handlers}
            />
          ))}
        </>
      )}
      {isPasting && (
        <PasteParticipants
          present={participants}
          onClose={() => setIsPasting(false)}
          onAdd={(added) => {
            add(added)
            setIsPasting(false)
            showToast({
              text: t('meetings.pasted', { count: added.length }),
              action: {
                label: t('ui.undo'),
                onAction: () => {
                  const ids = new Set(added.map((each) => each.id))
                  change((now) => ({
                    ...now,
                    participants: now.participants.filter((each) => !ids.has(each.id)),
                  }))
                },
              },
            })
          }}
        />
      )}
    </Section>
  )
}
