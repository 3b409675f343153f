import { useState } from 'react'
import { documentStatuses } from '../../../shared/model/document/v1.ts'
import { languages } from '../../../shared/model/languages.ts'
import { recordKinds } from '../../../shared/model/record.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { RecordPicker } from '../records/index.ts'
import { hasFilters, noFilters, toggled, type SearchFilters } from './search-filters.ts'
import styles from './search.module.css'

interface FacetsProps {
  filters: SearchFilters
  onChange: (filters: SearchFilters) => void
}

export function Facets({ filters, onChange }: FacetsProps) {
  const t = useT()
  const set = (part: Partial<SearchFilters>) => onChange({ ...filters, ...part })
  return (
    <form className={styles['facets']} aria-label={t('search.filters')}>
      <fieldset className={styles['facet']}>
        <legend>{t('search.kind')}</legend>
        {recordKinds
          .filter((kind) => kind !== 'settings')
          .map((kind) => (
            <CheckboxField
              key={kind}
              isSelected={filters.kinds.includes(kind)}
              onChange={() => set({ kinds: toggled(filters.kinds, kind) })}
            >
              {t(`kinds.${kind}`)}
            </CheckboxField>
          ))}
      </fieldset>
      <fieldset className={styles['facet']}>
        <legend>{t('search.years')}</legend>
        <div className={styles['years']}>
          <Year label={t('search.from')} value={filters.from} onChange={(from) => set({ from })} />
          <Year label={t('search.until')} value={filters.until} onChange={(until) => set({ until })} />
        </div>
      </fieldset>
      <fieldset className={styles['facet']}>
        <legend>{t('search.mechanism')}</legend>
        <RecordPicker
          label={t('search.mechanism')}
          hideLabel
          kinds={['mechanism']}
          placeholder={t('search.anyMechanism')}
          value={filters.mechanismId}
          onChange={(mechanismId) => set({ mechanismId })}
        />
      </fieldset>
      <fieldset className={styles['facet']}>
        <legend>{t('search.status')}</legend>
        {documentStatuses.map((status) => (
          <CheckboxField
            key={status}
            isSelected={filters.statuses.includes(status)}
            onChange={() => set({ statuses: toggled(filters.statuses, status) })}
          >
            {t(`status.${status}`)}
          </CheckboxField>
        ))}
      </fieldset>
      <fieldset className={styles['facet']}>
        <legend>{t('search.language')}</legend>
        {languages.map((language) => (
          <CheckboxField
            key={language}
            isSelected={filters.languages.includes(language)}
            onChange={() => set({ languages: toggled(filters.languages, language) })}
          >
            {t(`language.${language}`)}
          </CheckboxField>
        ))}
      </fieldset>
      {hasFilters(filters) && (
        <Button size="small" onPress={() => onChange(noFilters)}>
          {t('search.clear')}
        </Button>
      )}
    </form>
  )
}

interface YearProps {
  label: string
  value: number | null
  onChange: (year: number | null) => void
}

/** Four digits; anything shorter narrows nothing yet. */
function Year({ label, value, onChange }: YearProps) {
  const [text, setText] = useState(value === null ? '' : String(value))
  const [followed, setFollowed] = useState(value)
  if (followed !== value) {
    setFollowed(value)
    if (value === null) setText('')
  }
  return (
    <TextField
      label={label}
      hideLabel
      placeholder={label}
      inputMode="numeric"
      maxLength={4}
      value={text}
      onChange={(typed) => {
        setText(typed)
        if (/^\d{4}$/.test(typed)) onChange(Number(typed))
        else if (typed === '' && value !== null) onChange(null)
      }}
    />
  )
}
