import { isOfficial, type Convention } from './paper.ts'

const symbolForm = /^[A-Z][\p{L}\p{N}.()-]*(\/[\p{L}\p{N}][\p{L}\p{N}.()-]*)+$/u
const suffix = /^(rev|add|corr|amend)/i
const suffixForm = /^(Rev|Add|Corr|Amend)\.\d{1,3}$/

/** Whether a symbol is written as organs write theirs: C/115/1/Rev.2, IDM/2018/L/1. */
export function isWellFormedSymbol(symbol: string): boolean {
  return (
    symbolForm.test(symbol) && symbol.split('/').every((part) => !suffix.test(part) || suffixForm.test(part))
  )
}

/** Organ, symbol and date stand at the head of every official paper. */
export const mastheadMissing: Convention = ({ record, findings }) => {
  if (!isOfficial(record) || record.type === 'concept-note') return
  const { organ, symbol, date } = record.masthead
  const wanted = Object.entries({ organ, symbol, date })
  for (const [field, value] of wanted) {
    if (!value) findings.add(`masthead-${field}`, 'warning', null)
  }
}

/** One symbol for all language editions of one paper, and for nothing else. */
export const symbolFaults: Convention = ({ record, findings, bearersOf }) => {
  const symbol = record.masthead.symbol ?? ''
  if (symbol === '') return
  if (!isWellFormedSymbol(symbol)) findings.add('symbol-malformed', 'warning', null, { symbol })
  const bearers = bearersOf(symbol)
  if (bearers.length > 0) {
    findings.add('symbol-duplicate', 'error', null, { symbol, title: bearers[0] ?? '' })
  }
}
