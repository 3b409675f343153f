/** The value below which a share of the samples lies, nearest rank; samples in any order. */
export function quantile(samples, share) {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

/** p50, p95 and count of milliseconds. */
export function spread(samples) {
  return { p50: quantile(samples, 0.5), p95: quantile(samples, 0.95), n: samples.length }
}

export const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const times = (value, yardstick) => `${(value / yardstick).toFixed(2)} ×`

/** One line of the printed table and of `docs/performance.md`. */
export function row(what, measured, yardstick, ratio) {
  return { what, measured, yardstick, ratio }
}

export function printTable(title, rows) {
  process.stdout.write(`\n${title}\n\n| what | measured | yardstick | ratio |\n|---|---|---|---|\n`)
  for (const each of rows) {
    process.stdout.write(`| ${each.what} | ${each.measured} | ${each.yardstick} | ${each.ratio} |\n`)
  }
}
