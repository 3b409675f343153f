import { useMemo, useState } from 'react'
import { findState } from '../../../shared/text/find-state.ts'
import { fold } from '../../../shared/text/fold.ts'
import { stateCodes } from '../../../shared/text/state-codes.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { ComboBoxField } from './ComboBoxField.tsx'

interface StateFieldProps {
  label: string
  hideLabel?: boolean
  look?: 'boxed' | 'bare'
  placeholder?: string
  /** ISO 3166-1 alpha-2 code. */
  value: string | null
  /** Offered first while nothing is typed. */
  likely?: readonly string[]
  onChange: (code: string | null) => void
}

/** A State by its name in the reader's language, by its code, or by a name in another language. */
export function StateField({ value, likely = [], onChange, ...rest }: StateFieldProps) {
  const format = useFormat()
  const [text, setText] = useState('')
  const sorted = useMemo(
    () =>
      stateCodes
        .map((code) => ({ value: code, label: format.state(code), detail: code }))
        .toSorted((a, b) => format.collator.compare(a.label, b.label)),
    [format],
  )
  const options = useMemo(() => {
    const wanted = fold(text.trim())
    const chosen = value ? fold(format.state(value)) : ''
    if (wanted === '' || wanted === chosen) {
      const first = sorted.filter((each) => likely.includes(each.value))
      return [...first, ...sorted.filter((each) => !likely.includes(each.value))]
    }
    const found = findState(text)
    const near = found.code === null ? found.near : [found.code]
    const starting = sorted.filter((each) => fold(each.label).startsWith(wanted))
    const others = sorted.filter(
      (each) => !starting.includes(each) && (near.includes(each.value) || fold(each.label).includes(wanted)),
    )
    return [...starting, ...others]
  }, [text, value, sorted, likely, format])
  return (
    <ComboBoxField
      {...rest}
      value={value ? { value, label: format.state(value) } : null}
      options={options}
      onSearch={setText}
      onChange={(option) => onChange(option?.value ?? null)}
    />
  )
}
