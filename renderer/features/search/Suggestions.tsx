import { languages } from '../../../shared/model/languages.ts'
import { documentStatuses } from '../../../shared/model/document/v1.ts'
import type { SearchSuggestion } from '../../../shared/contract/search.ts'
import { filterKeys } from '../../../shared/text/query-language.ts'
import { useT, type Translate } from '../../i18n/use-t.ts'
import { typeLabel } from './facet-label.ts'
import styles from './search-box.module.css'

// No element of HTML is a list of choices whose focus is elsewhere, in the box.
const listbox = { role: 'listbox' }
const option = (isChosen: boolean) => ({ role: 'option', 'aria-selected': isChosen })

export const suggestionId = (index: number) => `search-suggestion-${index}`

/** What the word at the cursor may become, or words that were searched for before. */
export type Suggestion = SearchSuggestion | { kind: 'recent'; text: string }

interface SuggestionsProps {
  suggestions: readonly Suggestion[]
  active: number
  onChoose: (suggestion: Suggestion) => void
}

/** Under the box: keys with what they do, the values of one, or earlier searches. The focus stays in the box. */
export function Suggestions({ suggestions, active, onChoose }: SuggestionsProps) {
  const t = useT()
  return (
    <div
      id="search-suggestions"
      {...listbox}
      aria-label={t(suggestions[0]?.kind === 'recent' ? 'search.recent' : 'search.suggestions')}
      className={styles['suggestions']}
    >
      {suggestions.map((each, index) => (
        <button
          key={each.text}
          type="button"
          id={suggestionId(index)}
          {...option(index === active)}
          tabIndex={-1}
          className={styles['suggestion']}
          // The box keeps the focus, whatever the pointer does.
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(each)
          }}
        >
          <bdi className={styles['text']}>{each.text}</bdi>
          <span className={styles['about']}>{aboutOf(t, each)}</span>
        </button>
      ))}
    </div>
  )
}

function aboutOf(t: Translate, suggestion: Suggestion): string {
  if (suggestion.kind === 'recent') return t('search.recentOne')
  const { count } = suggestion
  return [meaningOf(t, suggestion), count ? t('search.records', { count }) : ''].filter(Boolean).join(' · ')
}

/** What a key narrows by; of a value that is a code, its name. */
function meaningOf(t: Translate, { kind, key, text }: SearchSuggestion): string {
  const known = filterKeys.find((each) => each === key)
  if (!known) return ''
  if (kind === 'key') return t(`search.key.${known}`)
  const value = text.slice(text.indexOf(':') + 1).replaceAll('"', '')
  const status = documentStatuses.find((each) => each === value)
  const language = languages.find((each) => each === value)
  if (known === 'type') return typeLabel(t, value)
  if (known === 'status' && status) return t(`status.${status}`)
  if (known === 'lang' && language) return t(`language.${language}`)
  return ''
}
