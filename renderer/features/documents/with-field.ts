/** The record with one optional field set, or without it where there is nothing to say: schemas know no `undefined`. */
export function withField<Fields extends object, K extends keyof Fields>(
  record: Fields,
  key: K,
  value: Fields[K] | undefined,
): Fields {
  const next = { ...record }
  if (value === undefined) delete next[key]
  else next[key] = value
  return next
}
