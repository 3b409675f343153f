import type { Finding } from '../../shared/contract/typesetting.ts'

export type Severity = Finding['severity']

/** What preparing a document met; the same thing at the same block is said once. */
export interface FindingList {
  add(code: string, severity: Severity, blockId: string | null, values?: Record<string, string>): void
  /** Adds names to the one finding of this code at this block: characters, for instance. */
  addNames(code: string, severity: Severity, blockId: string | null, names: readonly string[]): void
  all(): Finding[]
}

const mostNames = 40

export function createFindingList(): FindingList {
  const found = new Map<string, Finding & { names: Set<string> }>()
  const at = (code: string, severity: Severity, blockId: string | null, values: Record<string, string>) => {
    const key = JSON.stringify([code, blockId, values])
    const known = found.get(key) ?? { code, severity, blockId, values, names: new Set<string>() }
    found.set(key, known)
    return known
  }
  return {
    add(code, severity, blockId, values = {}) {
      at(code, severity, blockId, values)
    },
    addNames(code, severity, blockId, names) {
      const finding = at(code, severity, blockId, {})
      for (const name of names) if (finding.names.size < mostNames) finding.names.add(name)
    },
    all: () =>
      [...found.values()].map(({ names, ...finding }) => ({
        ...finding,
        values: names.size > 0 ? { ...finding.values, characters: [...names].join(' ') } : finding.values,
      })),
  }
}
