import { X } from 'lucide-react'
import { Button } from 'react-aria-components'
import { facetNames } from '../../../shared/contract/search.ts'
import { keyNames } from '../../../shared/text/query-language.ts'
import { useT } from '../../i18n/use-t.ts'
import { facetLabel } from './facet-label.ts'
import { toggled, typedFilters, valuesOf, withoutPart, type SearchFilters } from './search-filters.ts'
import styles from './search.module.css'
import { useInterfaceLanguage } from '../../i18n/use-interface-language.ts'
import { useMechanisms } from './use-mechanisms.ts'

interface ChipsProps {
  text: string
  filters: SearchFilters
  onSearch: (text: string, filters: SearchFilters) => void
}

/** Everything that narrows the search, chosen or typed; each is taken away by itself. */
export function Chips({ text, filters, onSearch }: ChipsProps) {
  const t = useT()
  const language = useInterfaceLanguage()
  const mechanisms = useMechanisms(valuesOf(filters, 'mechanism'))
  const chips = [
    ...typedFilters(text).map((part) => ({
      key: `${part.start}`,
      name: `${part.negated ? '−' : ''}${keyNames[part.key][language]}`,
      value: part.value,
      remove: () => onSearch(withoutPart(text, part), filters),
    })),
    ...facetNames.flatMap((facet) =>
      valuesOf(filters, facet).map((value) => ({
        key: `${facet} ${value}`,
        name: t(`search.facet.${facet}`),
        value: facetLabel(t, facet, value, mechanisms),
        remove: () => onSearch(text, toggled(filters, facet, value)),
      })),
    ),
  ]
  if (chips.length === 0) return null
  return (
    <ul className={styles['chips']} aria-label={t('search.narrowed')}>
      {chips.map(({ key, name, value, remove }) => (
        <li key={key} className={styles['chip']}>
          <span className={styles['chipName']}>{name}</span> <bdi>{value}</bdi>
          <Button
            className={styles['chipOut'] ?? ''}
            aria-label={t('search.takeAway', { name, value })}
            onPress={remove}
          >
            <X size={12} />
          </Button>
        </li>
      ))}
    </ul>
  )
}
