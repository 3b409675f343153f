import { useQuery } from '@tanstack/react-query'
import { Button as PlainButton } from 'react-aria-components'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { today, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { Card } from './Card.tsx'
import styles from './home.module.css'
import { actionsOf } from './my-actions.ts'

const shown = 8

/** What is to be done, mine where the settings say who I am; ticking changes the note it stands in. */
export function OpenActions() {
  const t = useT()
  const { client, queries } = useApi()
  const { settings } = useSettings()
  const { show } = useWorkspace()
  const query = useQuery(queries.actions.list.queryOptions({ input: { type: 'action', state: 'open' } }))
  const isMine = settings.myNames.length > 0
  const rows = actionsOf(query.data ?? [], settings.myNames)

  const setState = async (row: RegisterRow, state: 'open' | 'done') => {
    try {
      await client.actions.setState({ documentId: row.documentId, blockId: row.id, state })
      if (state === 'open') return
      showToast({
        text: t('home.ticked', { text: row.text }),
        action: { label: t('ui.undo'), onAction: () => void setState(row, 'open') },
      })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <Card
      title={t(isMine ? 'home.actions' : 'home.actionsAll')}
      action={
        <Button variant="quiet" size="small" onPress={() => show('actions')}>
          {t('home.allActions')}
        </Button>
      }
    >
      {query.isSuccess && rows.length === 0 && (
        <EmptyState
          title={t('home.actionsEmpty')}
          drawing={<Drawing name="tick" width={88} />}
          actions={
            !isMine && (
              <Button size="small" onPress={() => show('settings')}>
                {t('home.names')}
              </Button>
            )
          }
        >
          {t('home.actionsText')}
        </EmptyState>
      )}
      <ul>
        {rows.slice(0, shown).map((row) => (
          <ActionRow
            key={`${row.documentId}-${row.id}`}
            row={row}
            onDone={() => void setState(row, 'done')}
          />
        ))}
      </ul>
    </Card>
  )
}

function ActionRow({ row, onDone }: { row: RegisterRow; onDone: () => void }) {
  const t = useT()
  const format = useFormat()
  const openRecord = useWorkspace((state) => state.openRecord)
  const isLate = row.due !== undefined && row.due < today()
  return (
    <li className={styles['action']}>
      <CheckboxField label={row.text} isSelected={false} onChange={onDone}>
        {null}
      </CheckboxField>
      <PlainButton className={styles['actionText'] ?? ''} onPress={() => openRecord(row.documentId)}>
        <bdi className={styles['twoLines']}>{row.text}</bdi>
        <span className={styles['detail']}>
          {[row.owner, row.meetingTitle ?? row.documentTitle].filter(Boolean).join(' · ')}
        </span>
      </PlainButton>
      <span className={isLate ? styles['late'] : styles['when']}>
        {row.due === undefined ? t('home.noDue') : format.dayShort(row.due)}
      </span>
    </li>
  )
}
