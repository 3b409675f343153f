import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toRecordId, type RecordId } from '../../../shared/model/ids.ts'
import type { RecordKind } from '../../../shared/model/record.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { ComboBoxField } from '../../ui/field/ComboBoxField.tsx'
import { useSummaries } from './RecordLink.tsx'
import { typeName } from './type-name.ts'

interface RecordPickerProps {
  label: string
  hideLabel?: boolean
  look?: 'boxed' | 'bare'
  kinds: readonly RecordKind[]
  value: RecordId | null
  placeholder?: string
  onChange: (id: RecordId | null) => void
}

/** Chooses one record by any of its names, misspelt too; without a text the newest are offered. */
export function RecordPicker(props: RecordPickerProps) {
  const { label, hideLabel, look, kinds, value, placeholder, onChange } = props
  const t = useT()
  const queries = useQueries()
  const [text, setText] = useState('')
  const [chosen] = useSummaries(value ? [value] : [])
  const wanted = text.trim() === (chosen?.title ?? '').trim() ? '' : text.trim()
  const newest = useQuery(
    queries.records.list.queryOptions({
      input: { filter: { kinds: [...kinds] }, limit: 40 },
      enabled: wanted === '',
      placeholderData: keepPreviousData,
    }),
  )
  const found = useQuery(
    queries.search.switch.queryOptions({
      input: { text: wanted, limit: 50 },
      enabled: wanted !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const summaries =
    wanted === ''
      ? (newest.data?.items ?? [])
      : (found.data ?? []).map((hit) => hit.summary).filter((summary) => kinds.includes(summary.kind))
  return (
    <ComboBoxField
      label={label}
      hideLabel={hideLabel ?? false}
      look={look ?? 'boxed'}
      placeholder={placeholder ?? t(look === 'bare' ? 'ui.empty' : 'records.pick')}
      value={value ? { value, label: chosen?.title ?? '' } : null}
      options={summaries.map((summary) => ({
        value: summary.id,
        label: summary.title,
        detail: summary.symbol ?? summary.acronym ?? typeName(t, summary),
      }))}
      onSearch={setText}
      onChange={(option) => onChange(option ? toRecordId(option.value) : null)}
    />
  )
}
