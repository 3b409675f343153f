import { mechanismCategories, mechanismRoles } from '../../../shared/model/mechanism/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import styles from './mechanisms.module.css'
import { byFacets, type Facets } from './role-matrix.ts'

interface FacetPanelProps {
  mechanisms: readonly RecordSummary[]
  facets: Facets
  onChange: (facets: Facets) => void
}

/** Narrows the list; each choice says how many it would leave. */
export function FacetPanel({ mechanisms, facets, onChange }: FacetPanelProps) {
  const t = useT()
  const format = useFormat()
  const left = (parts: Partial<Facets>) => byFacets(mechanisms, { ...facets, ...parts }).length
  return (
    <search className={styles['facets']} aria-label={t('mechanisms.narrow')}>
      <TextField
        label={t('mechanisms.filter')}
        hideLabel
        placeholder={t('mechanisms.filter')}
        value={facets.text}
        onChange={(text) => onChange({ ...facets, text })}
      />
      <fieldset className={styles['facet']}>
        <legend className={styles['facetName']}>{t('field.category')}</legend>
        {mechanismCategories.map((category) => (
          <CheckboxField
            key={category}
            isSelected={facets.categories.has(category)}
            onChange={() => onChange({ ...facets, categories: toggled(facets.categories, category) })}
          >
            <span className={styles['facetLabel']}>{t(`categories.${category}`)}</span>
            <span className={styles['facetCount']}>
              {format.number(left({ categories: new Set([category]) }))}
            </span>
          </CheckboxField>
        ))}
      </fieldset>
      <fieldset className={styles['facet']}>
        <legend className={styles['facetName']}>{t('mechanisms.role')}</legend>
        {mechanismRoles.map((role) => (
          <CheckboxField
            key={role}
            isSelected={facets.roles.has(role)}
            onChange={() => onChange({ ...facets, roles: toggled(facets.roles, role) })}
          >
            <span className={styles['facetLabel']}>{t(`role.${role}`)}</span>
            <span className={styles['facetCount']}>
              {format.number(left({ roles: new Set([...facets.roles, role]) }))}
            </span>
          </CheckboxField>
        ))}
      </fieldset>
    </search>
  )
}

function toggled(chosen: ReadonlySet<string>, value: string): Set<string> {
  const next = new Set(chosen)
  if (!next.delete(value)) next.add(value)
  return next
}
