import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { EditorMessageKey } from './messages/en.ts'

/** Says one of the editor's sentences in the reader's language. */
export type EditorTranslate = (key: EditorMessageKey, values?: Record<string, string | number>) => string

export function useEditorT(): EditorTranslate {
  const intl = useIntl()
  return useMemo(() => (key, values) => intl.formatMessage({ id: key }, values), [intl])
}
