import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { keysOf } from '../../../shared/commands.ts'
import { longestQuery } from '../../../shared/contract/search.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useInterfaceLanguage } from '../../i18n/use-interface-language.ts'
import { useT } from '../../i18n/use-t.ts'
import { Keys } from '../../ui/text/Keys.tsx'
import styles from './search-box.module.css'
import { Suggestions, suggestionId, type Suggestion } from './Suggestions.tsx'
import { useRecentSearches } from './use-recent-searches.ts'

/** Milliseconds after a key until it is searched for: less than between two keys of most who type. */
const settled = 60

/** The search in the bar above: it answers as one types, and completes the words of the query language. */
export function SearchBox() {
  const t = useT()
  const { searchText, search } = useWorkspace()
  const [text, setText] = useState(searchText)
  const [followed, setFollowed] = useState(searchText)
  const [cursor, setCursor] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const place = useRef<number | null>(null)
  if (followed !== searchText) {
    setFollowed(searchText)
    setText(searchText)
  }
  const { recent, remember } = useRecentSearches()
  const completions = useSuggestions(text, cursor, isOpen)
  const { isFresh } = completions
  const suggestions: readonly Suggestion[] =
    text === '' ? recent.map((words) => ({ kind: 'recent', text: words })) : completions.suggestions
  const isListed = isOpen && suggestions.length > 0

  useEffect(() => {
    if (text.trim() === '' || text === searchText) return undefined
    const timer = setTimeout(() => search(text), settled)
    return () => clearTimeout(timer)
  }, [text, searchText, search])
  useLayoutEffect(() => {
    // React puts the cursor behind whatever it writes into a field.
    if (place.current !== null) input.current?.setSelectionRange(place.current, place.current)
    place.current = null
  }, [text])

  const choose = (suggestion: Suggestion) => {
    if (suggestion.kind === 'recent') {
      setText(suggestion.text)
      setOpen(false)
      search(suggestion.text)
      return
    }
    if (!isFresh) return
    const before = text.slice(0, suggestion.from) + suggestion.text + (suggestion.kind === 'value' ? ' ' : '')
    place.current = before.length
    setText(before + text.slice(suggestion.to).trimStart())
    setCursor(before.length)
    setActive(-1)
    input.current?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = isListed ? suggestions[active] : undefined
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (isListed) setActive(stepped(active, event.key === 'ArrowDown' ? 1 : -1, suggestions.length))
      else if (event.key === 'ArrowDown' && text === '' && recent.length > 0) setOpen(true)
      else if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[data-hit="0"]')?.focus()
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
      event.preventDefault()
      choose(chosen)
    } else if (event.key === 'Enter') {
      setOpen(false)
      if (text.trim() === '') return
      remember(text)
      search(text)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      setOpen(false)
      if (!isListed) {
        setText('')
        useWorkspace.setState({ searchText: '' })
      }
    }
  }
  return (
    <search className={styles['field']}>
      <Search size={15} aria-hidden="true" />
      <input
        ref={input}
        id="search"
        type="text"
        inputMode="search"
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={isListed}
        aria-autocomplete="list"
        aria-controls={isListed ? 'search-suggestions' : undefined}
        aria-activedescendant={isListed && active >= 0 ? suggestionId(active) : undefined}
        className={styles['input']}
        aria-label={t('app.search')}
        placeholder={t('app.search')}
        dir="auto"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setCursor(event.target.selectionStart ?? event.target.value.length)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={handleKey}
        onClick={() => {
          if (text === '') setOpen(true)
        }}
        onBlur={() => setOpen(false)}
      />
      <span className={styles['hint']} aria-hidden="true">
        <Keys keys={keysOf('view.palette') ?? ''} tone="inverse" />
      </span>
      {isListed && <Suggestions suggestions={suggestions} active={active} onChoose={choose} />}
    </search>
  )
}

/** Round the ends; -1 is the box itself. */
function stepped(from: number, by: 1 | -1, count: number): number {
  return ((from + 1 + by + count + 1) % (count + 1)) - 1
}

/** What the word at the cursor may become; the last ones stay in sight until the next are there. */
function useSuggestions(text: string, cursor: number, isOpen: boolean) {
  const language = useInterfaceLanguage()
  const query = useQuery(
    useQueries().search.suggest.queryOptions({
      input: { text: text.slice(0, longestQuery), cursor, language },
      enabled: isOpen && text !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const found = text === '' ? [] : (query.data ?? [])
  return {
    // One letter begins too many keys to be meant for one.
    suggestions: found.filter(({ kind, from, to }) => kind === 'value' || to - from > 1),
    isFresh: !query.isPlaceholderData,
  }
}
