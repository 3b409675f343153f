import { ArrowDown, ArrowUp } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { PastState, Version } from '../../../shared/contract/history.ts'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { listChanges } from '../../../shared/document/compare/comparison.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { TabInSight } from '../../app/command-registry.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { useTemplates } from '../publishing/index.ts'
import { RecordProblem } from '../records/index.ts'
import { ComparedText } from './ComparedText.tsx'
import styles from './history.module.css'
import { numbersOf } from './numbers.ts'
import { useBringBack } from './use-bring-back.ts'
import { useComparison } from './use-comparison.ts'

interface PairProps {
  id: RecordId
  before: Version
  after: Version
}

const refOf = ({ rev, hash }: Version) => ({ rev, hash })

/** Reads two versions and shows what lies between them. */
export function ComparedPair({ id, before, after }: PairProps) {
  const queries = useQueries()
  const one = useQuery(queries.history.read.queryOptions({ input: { id, ...refOf(before) } }))
  const other = useQuery(queries.history.read.queryOptions({ input: { id, ...refOf(after) } }))
  const [attempt, setAttempt] = useState(0)
  const failed = one.error ? one : other.error ? other : null
  if (failed) return <RecordProblem error={failed.error} onRetry={() => void failed.refetch()} />
  if (!one.data || !other.data) return <Skeleton lines={12} />
  return (
    <Between
      key={attempt}
      id={id}
      before={one.data}
      after={other.data}
      onAgain={() => setAttempt(attempt + 1)}
    />
  )
}

const nothing: DocumentBody = { type: 'doc', content: [] }
const bodyOf = (state: PastState) => (state.body as DocumentBody | undefined) ?? nothing

interface BetweenProps {
  id: RecordId
  before: PastState
  after: PastState
  onAgain: () => void
}

function Between({ id, before, after, onAgain }: BetweenProps) {
  const t = useT()
  const bringBack = useBringBack(id)
  const { state, stop } = useComparison(bodyOf(before), bodyOf(after))
  const [view, setView] = useState<'inline' | 'sides'>('inline')
  const [ignoreFormatting, setIgnoreFormatting] = useState(false)
  const [at, setAt] = useState(-1)
  const { templates } = useTemplates()
  const numbers = useMemo(
    () => numbersOf({ ...before, body: bodyOf(before) }, { ...after, body: bodyOf(after) }, templates),
    [before, after, templates],
  )
  const text = useRef<HTMLElement>(null)
  const comparison = state.phase === 'done' ? state.comparison : null
  const changes = useMemo(
    () => (comparison ? listChanges(comparison, ignoreFormatting) : []),
    [comparison, ignoreFormatting],
  )
  const go = (step: 1 | -1) => {
    if (changes.length === 0) return
    const next = at < 0 && step < 0 ? changes.length - 1 : (at + step + changes.length) % changes.length
    setAt(next)
    const place = text.current?.querySelector<HTMLElement>(`[data-change="${changes[next]?.id ?? ''}"]`)
    place?.focus({ preventScroll: true })
    place?.scrollIntoView({ block: 'center' })
  }
  useStepKeys(go)
  if (state.phase === 'working')
    return (
      <div className={styles['working']}>
        <Progress label={t('versions.comparing')} share={state.share} onCancel={stop} />
      </div>
    )
  if (!comparison)
    return (
      <div className={styles['working']}>
        <Notice action={<Button onPress={onAgain}>{t('versions.again')}</Button>}>
          {t('versions.stopped')}
        </Notice>
      </div>
    )

  const current = changes[at]
  const { record } = after
  return (
    <div className={styles['between']}>
      <div className={styles['tools']}>
        <SegmentedControl
          label={t('versions.view')}
          value={view}
          options={[
            { value: 'inline', label: t('versions.inline') },
            { value: 'sides', label: t('versions.sides') },
          ]}
          onChange={setView}
        />
        <CheckboxField
          isSelected={ignoreFormatting}
          onChange={(selected) => {
            setIgnoreFormatting(selected)
            setAt(-1)
          }}
        >
          {t('versions.ignoreFormatting')}
        </CheckboxField>
        <span className={styles['count']} aria-live="polite">
          {current
            ? t('versions.changeOf', {
                index: at + 1,
                count: changes.length,
                kind: t(`versions.kind.${current.kind}`),
              })
            : t('versions.changes', { count: changes.length })}
        </span>
        <span className={styles['steps']}>
          <IconButton
            label={t('versions.previous')}
            keys="Alt+ArrowUp"
            icon={<ArrowUp size={16} />}
            isDisabled={changes.length === 0}
            onPress={() => go(-1)}
          />
          <IconButton
            label={t('versions.next')}
            keys="Alt+ArrowDown"
            icon={<ArrowDown size={16} />}
            isDisabled={changes.length === 0}
            onPress={() => go(1)}
          />
        </span>
        <span className={styles['words']}>{t('versions.words', { ...comparison.words })}</span>
        <Button onPress={() => void bringBack.version(before)}>{t('versions.restoreEarlier')}</Button>
      </div>
      <div className={styles['scroller']}>
        {changes.length === 0 && (
          <Notice tone="good">
            {t(listChanges(comparison, false).length > 0 ? 'versions.onlyFormatting' : 'versions.same')}
          </Notice>
        )}
        <ComparedText
          ref={text}
          blocks={comparison.blocks}
          language={record.kind === 'document' ? record.language : 'en'}
          view={view}
          ignoreFormatting={ignoreFormatting}
          label={t('versions.text')}
          numbers={numbers}
          onBringBack={(block) => void bringBack.block(block, bodyOf(before))}
        />
      </div>
    </div>
  )
}

/** Alt with the arrows leads from change to change, wherever the focus is while this is in sight. */
function useStepKeys(go: (step: 1 | -1) => void): void {
  const isInSight = useContext(TabInSight)
  const latest = useRef(go)
  useEffect(() => {
    latest.current = go
  })
  useEffect(() => {
    if (!isInSight) return undefined
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      latest.current(event.key === 'ArrowDown' ? 1 : -1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [isInSight])
}
