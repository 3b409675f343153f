import { Grid3x3, List, Plus } from 'lucide-react'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { mechanismCategories } from '../../../shared/model/mechanism/v1.ts'
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
import { Page } from '../../ui/layout/Page.tsx'
import { RecordProblem, useRecords } from '../records/index.ts'
import { FacetPanel } from './FacetPanel.tsx'
import { MechanismList } from './MechanismList.tsx'
import styles from './mechanisms.module.css'
import { byFacets, roleMatrix, type Facets } from './role-matrix.ts'
import { RoleMatrix } from './RoleMatrix.tsx'

/** The consultation mechanisms: narrowed by category and role, as a list or as a matrix of IOM's roles. */
export function MechanismsView({ category }: { category?: string | undefined }) {
  const t = useT()
  const format = useFormat()
  const { client } = useApi()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { rows, isLoading, error, retry } = useRecords({ kinds: ['mechanism'] }, 'title', false)
  const [look, setLook] = useState<'list' | 'matrix'>('list')
  const [facets, setFacets] = useState<Facets>(() => startingFacets(category))
  const found = useMemo(() => byFacets(rows, facets), [rows, facets])
  const matrix = useMemo(() => roleMatrix(found, format.collator), [found, format])

  const create = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      client.records.create({
        kind: 'mechanism',
        names: [{ language: 'en', text: t('mechanisms.newName') }],
        category: mechanismCategories.find((each) => each === category) ?? 'rcp',
      }),
    onSuccess: ({ record }) => openRecord(record.id),
    onError: (failure) => showToast({ text: errorSentence(t, failure), tone: 'bad' }),
  })

  return (
    <Page
      flush
      title={t('mechanisms.title')}
      intro={t('mechanisms.intro')}
      actions={
        <>
          <SegmentedControl
            label={t('mechanisms.look')}
            value={look}
            options={[
              { value: 'list', label: t('mechanisms.list'), icon: <List size={14} aria-hidden="true" /> },
              {
                value: 'matrix',
                label: t('mechanisms.matrix'),
                icon: <Grid3x3 size={14} aria-hidden="true" />,
              },
            ]}
            onChange={setLook}
          />
          <Button icon={<Plus size={15} />} isDisabled={create.isPending} onPress={() => create.mutate()}>
            {t('mechanisms.new')}
          </Button>
        </>
      }
    >
      {error ? (
        <RecordProblem error={error} onRetry={retry} />
      ) : isLoading ? (
        <Skeleton lines={10} />
      ) : (
        <div className={styles['split']}>
          <FacetPanel mechanisms={rows} facets={facets} onChange={setFacets} />
          <div className={styles['results']}>
            <output className={styles['found']}>
              {t('mechanisms.found', { count: found.length, total: rows.length })}
            </output>
            {found.length === 0 ? (
              <EmptyState
                title={t('mechanisms.none')}
                drawing={<Drawing name="network" />}
                actions={
                  <Button onPress={() => setFacets(startingFacets(undefined))}>{t('ui.clear')}</Button>
                }
              >
                {t('mechanisms.noneText')}
              </EmptyState>
            ) : look === 'list' ? (
              <MechanismList groups={matrix.groups} onOpen={openRecord} />
            ) : (
              <RoleMatrix matrix={matrix} onOpen={openRecord} />
            )}
          </div>
        </div>
      )}
    </Page>
  )
}

function startingFacets(category: string | undefined): Facets {
  return { categories: new Set(category ? [category] : []), roles: new Set(), text: '' }
}
