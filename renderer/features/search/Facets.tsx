import { useState } from 'react'
import { facetNames, type FacetCount, type FacetName } from '../../../shared/contract/search.ts'
import { readYears } from '../../../shared/text/query-language.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { facetLabel } from './facet-label.ts'
import { hasFilters, noFilters, toggled, valuesOf, withValues, type SearchFilters } from './search-filters.ts'
import styles from './search.module.css'
import { useMechanisms } from './use-mechanisms.ts'

/** Values of a facet shown before all are asked for. */
const few = 6

interface FacetsProps {
  counts: readonly FacetCount[]
  filters: SearchFilters
  onChange: (filters: SearchFilters) => void
}

/** How many hits have which value, and ways to keep only those. */
export function Facets({ counts, filters, onChange }: FacetsProps) {
  const t = useT()
  const countsOf = (facet: FacetName) => counts.find((each) => each.facet === facet)?.values ?? []
  const mechanisms = useMechanisms([
    ...countsOf('mechanism').map(({ value }) => value),
    ...valuesOf(filters, 'mechanism'),
  ])
  return (
    <form
      className={styles['facets']}
      aria-label={t('search.filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      {facetNames.map((facet) => {
        const chosen = valuesOf(filters, facet)
        const counted = countsOf(facet)
        const absent = chosen.filter((value) => !counted.some((each) => each.value === value))
        const values = [...counted, ...absent.map((value) => ({ value, count: 0 }))]
        if (facet === 'year') values.sort((one, other) => other.value.localeCompare(one.value))
        return values.length === 0 && facet !== 'year' ? null : (
          <Facet
            key={facet}
            name={t(`search.facet.${facet}`)}
            chosen={chosen}
            values={values.map((each) => ({ ...each, label: facetLabel(t, facet, each.value, mechanisms) }))}
            onToggle={(value) => onChange(toggled(filters, facet, value))}
          >
            {facet === 'year' && (
              <Years
                value={chosen[0] ?? ''}
                onChange={(years) => onChange(withValues(filters, 'year', years === '' ? [] : [years]))}
              />
            )}
          </Facet>
        )
      })}
      {hasFilters(filters) && (
        <Button size="small" onPress={() => onChange(noFilters)}>
          {t('search.clear')}
        </Button>
      )}
    </form>
  )
}

interface FacetProps {
  name: string
  values: readonly { value: string; count: number; label: string }[]
  chosen: readonly string[]
  onToggle: (value: string) => void
  children: React.ReactNode
}

function Facet({ name, values, chosen, onToggle, children }: FacetProps) {
  const t = useT()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? values : values.filter(({ value }, at) => at < few || chosen.includes(value))
  return (
    <fieldset className={styles['facet']}>
      <legend>{name}</legend>
      {shown.map(({ value, count, label }) => (
        <CheckboxField key={value} isSelected={chosen.includes(value)} onChange={() => onToggle(value)}>
          <bdi className={styles['value']} title={label}>
            {label}
          </bdi>
          <span className={styles['count']}>{format.number(count)}</span>
        </CheckboxField>
      ))}
      {values.length > few && (
        <Button
          size="small"
          variant="quiet"
          aria-expanded={isWhole}
          aria-label={t(isWhole ? 'search.fewerOf' : 'search.moreOf', { name, count: values.length })}
          onPress={() => setWhole(!isWhole)}
        >
          {t(isWhole ? 'search.fewer' : 'search.more', { count: values.length })}
        </Button>
      )}
      {children}
    </fieldset>
  )
}

/** Two fields of four digits; anything shorter narrows nothing yet. */
function Years({ value, onChange }: { value: string; onChange: (years: string) => void }) {
  const t = useT()
  const [from, until] = readYears(value) ?? [0, 9999]
  const set = (first: number, last: number) => {
    if (first === 0 && last === 9999) onChange('')
    else if (first === last) onChange(String(first))
    else onChange(`${first === 0 ? '' : first}..${last === 9999 ? '' : last}`)
  }
  return (
    <div className={styles['years']}>
      <Year
        label={t('search.from')}
        placeholder={t('search.fromShort')}
        value={from === 0 ? null : from}
        onChange={(year) => set(year ?? 0, year !== null && year > until ? year : until)}
      />
      <Year
        label={t('search.until')}
        placeholder={t('search.untilShort')}
        value={until === 9999 ? null : until}
        onChange={(year) => set(year !== null && year < from ? year : from, year ?? 9999)}
      />
    </div>
  )
}

interface YearProps {
  label: string
  placeholder: string
  value: number | null
  onChange: (year: number | null) => void
}

function Year({ label, placeholder, value, onChange }: YearProps) {
  const written = value === null ? '' : String(value)
  const [text, setText] = useState(written)
  const [followed, setFollowed] = useState(written)
  if (followed !== written) {
    setFollowed(written)
    setText(written)
  }
  return (
    <TextField
      label={label}
      hideLabel
      placeholder={placeholder}
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
