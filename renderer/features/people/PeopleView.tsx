import { useMutation } from '@tanstack/react-query'
import { Building2, Plus, UserRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordProblem } from '../records/index.ts'
import { findPeople, peopleRows } from './people-rows.ts'
import { PeopleTable } from './PeopleTable.tsx'
import styles from './people.module.css'
import { useAll } from './use-all.ts'

type Shown = 'person' | 'organization'

/** The people one meets and the bodies they come from, found while their name is typed. */
export function PeopleView() {
  const t = useT()
  const format = useFormat()
  const { client } = useApi()
  const openRecord = useWorkspace((state) => state.openRecord)
  const [shown, setShown] = useState<Shown>('person')
  const [text, setText] = useState('')
  const persons = useAll('person')
  const organizations = useAll('organization')
  const { isLoading, error, retry } = shown === 'person' ? persons : organizations
  const rows = useMemo(
    () =>
      shown === 'person'
        ? peopleRows(persons.rows, organizations.rows, format.state)
        : peopleRows(organizations.rows, persons.rows, format.state),
    [shown, persons.rows, organizations.rows, format],
  )
  const found = useMemo(() => findPeople(rows, text), [rows, text])
  const create = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const name = text.trim()
      return client.records.create(
        shown === 'person'
          ? { kind: 'person', name: name || t('people.unnamed') }
          : { kind: 'organization', names: [{ language: 'en', text: name || t('people.unnamedBody') }] },
      )
    },
    onSuccess: ({ record }) => openRecord(record.id),
    onError: (failure) => showToast({ text: errorSentence(t, failure), tone: 'bad' }),
  })
  const newButton = (
    <Button
      variant="primary"
      icon={<Plus size={15} />}
      isDisabled={create.isPending}
      onPress={() => create.mutate()}
    >
      {t(`people.new.${shown}`)}
    </Button>
  )
  return (
    <Page
      flush
      title={t('people.title')}
      actions={
        <>
          <SegmentedControl<Shown>
            label={t('people.shown')}
            value={shown}
            options={[
              { value: 'person', label: t('kinds.person'), icon: <UserRound size={14} aria-hidden /> },
              {
                value: 'organization',
                label: t('kinds.organization'),
                icon: <Building2 size={14} aria-hidden />,
              },
            ]}
            onChange={setShown}
          />
          {newButton}
        </>
      }
      bar={
        rows.length > 0 && (
          <search className={styles['filters']} aria-label={t('people.narrow')}>
            <div className={styles['filter']}>
              <TextField
                label={t(`people.filter.${shown}`)}
                hideLabel
                placeholder={t(`people.filter.${shown}`)}
                value={text}
                onChange={setText}
              />
            </div>
            <output className={styles['count']}>
              {t('people.found', { count: found.length, total: rows.length })}
            </output>
          </search>
        )
      }
    >
      {error ? (
        <RecordProblem error={error} onRetry={retry} />
      ) : isLoading ? (
        <Skeleton lines={10} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t(`people.empty.${shown}`)}
          drawing={<Drawing name="people" />}
          actions={newButton}
        >
          {t(`people.emptyText.${shown}`)}
        </EmptyState>
      ) : found.length === 0 ? (
        <EmptyState
          title={t('people.none', { text: text.trim() })}
          drawing={<Drawing name="lens" />}
          actions={newButton}
        >
          {t('people.noneText')}
        </EmptyState>
      ) : (
        <PeopleTable key={shown} rows={found} shown={shown} onOpen={openRecord} />
      )}
    </Page>
  )
}
