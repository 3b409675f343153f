import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { MessageKey } from './messages.ts'

export type Values = Record<string, string | number | boolean | Date | null | undefined>

/** Says a message in the reader's language; a key that has no sentence does not compile. */
export type Translate = (key: MessageKey, values?: Values) => string

export function useT(): Translate {
  const intl = useIntl()
  return useMemo(() => (key, values) => intl.formatMessage({ id: key as string }, values), [intl])
}
