const pending = new Set<Promise<unknown>>()

/** Words on their way to where a page that goes does not take them along. */
export function holdForWords(keeping: Promise<unknown>): void {
  pending.add(keeping)
  void keeping.catch(() => undefined).finally(() => pending.delete(keeping))
}

/** Resolves when none is on its way any more. */
export async function whenWordsAreKept(): Promise<void> {
  while (pending.size > 0) await Promise.allSettled(pending)
}
