import type { PackAudience } from '../../../../shared/model/pack/audiences.ts'

export type Exception = 'give' | 'withhold'

/** What was said of one paper for an audience, whatever its distribution; null where its rules decide. */
export function exceptionOf({ exceptions = [] }: PackAudience, entryId: string): Exception | null {
  return exceptions.find((each) => each.entryId === entryId)?.access ?? null
}

/** The audience with another exception for one paper; null takes it back. */
export function withException(
  audience: PackAudience,
  entryId: string,
  access: Exception | null,
): PackAudience {
  const { exceptions = [], ...rest } = audience
  const others = exceptions.filter((each) => each.entryId !== entryId)
  const all = access === null ? others : [...others, { entryId, access }]
  return all.length === 0 ? rest : { ...rest, exceptions: all }
}
