import { z } from 'zod'

/** A calendar day, ISO 8601 `YYYY-MM-DD`, without time zone. */
export const isoDate = z.iso.date()

/** A moment in UTC, ISO 8601 with milliseconds and `Z`. */
export const isoMoment = z.iso.datetime()

/** Days from `start` to `end`, both included; a meeting of one day has them equal. */
export const dateRange = z
  .strictObject({ start: isoDate, end: isoDate })
  .refine((range) => range.start <= range.end, { message: 'END_BEFORE_START', path: ['end'] })
export type DateRange = z.infer<typeof dateRange>

/** A year of the dialogue; wide enough for archives and for plans. */
export const year = z.int().min(1900).max(2200)
