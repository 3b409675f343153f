/** `HH:MM` of a clock time as it is typed: 9, 9:30, 0930, 9h30, 9.30; the text itself where it is none. */
export function readClock(text: string): string {
  const found = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?$/i.exec(text.trim())
  if (!found) return text
  const hours = found[1] ?? ''
  return `${hours.padStart(2, '0')}:${found[2] ?? found[3] ?? '00'}`
}

/** Minutes of a length as it is typed: 90, 1:30, 1h30, 1.5 h, 45 min; NaN where it is none. */
export function readMinutes(text: string): number {
  const typed = text.trim().toLowerCase().replace(',', '.')
  const plain = /^(\d+)\s*(?:m|min|mins|minutes|minutos)?$/.exec(typed)
  if (plain) return Number(plain[1])
  const clock = /^(\d+)\s*[:h]\s*(\d{1,2})?\s*(?:m|min)?$/.exec(typed)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] ?? 0)
  const hours = /^(\d+(?:\.\d+)?)\s*(?:h|hours?|heures?|horas?)$/.exec(typed)
  return hours ? Math.round(Number(hours[1]) * 60) : Number.NaN
}
