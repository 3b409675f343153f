import { v7 } from 'uuid'
import type { Recipient } from '../../../../shared/model/pack/audiences.ts'

const mostRecipients = 500
const longestName = 500

/**
 * Recipients of a list as it is pasted, one a line; bullets, numbers and quotes are not part of a name, and one that stands twice
 * counts once. Who was on the list before stays who they are.
 */
export function readRecipients(text: string, before: readonly Recipient[]): Recipient[] {
  const known = new Map(before.map((each) => [each.name, each]))
  const names = text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, '')
        .replace(/^"(.*)"$/, '$1')
        .replace(/\t+/g, ', ')
        .trim()
        .slice(0, longestName),
    )
    .filter((name) => name !== '')
  return [...new Set(names)].slice(0, mostRecipients).map((name) => known.get(name) ?? { id: v7(), name })
}
