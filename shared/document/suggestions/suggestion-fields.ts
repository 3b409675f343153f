import { z } from 'zod'
import { isoMoment } from '../../model/dates.ts'

/**
 * Who suggests a change and when. What one change takes out and puts in its place has one id. Whatever of it cannot be read
 * becomes its default: a suggestion that lost its author is still one, and not text that stands.
 */
export const suggestionFields = {
  id: z.string().min(1).max(64).default('unnamed'),
  author: z.string().max(200).default(''),
  at: isoMoment.default('1970-01-01T00:00:00.000Z'),
}
