import { z } from 'zod'
import { dateRange, isoDate } from '../dates.ts'
import { blockId, recordId } from '../ids.ts'
import { line, namedLine, passage, recordBase } from '../record-base.ts'

export const meetingTypes = [
  'idm-workshop',
  'conference',
  'ministerial-conference',
  'expert-seminar',
  'council-session',
  'mechanism-meeting',
  'training-course',
  'other',
] as const

/** What a meeting is asked to do with an agenda item. */
export const agendaAsks = ['approve', 'endorse', 'note', 'discuss'] as const

export const agendaItem = z.strictObject({
  id: blockId,
  number: z.string().max(20),
  title: namedLine,
  ask: z.enum(agendaAsks).optional(),
  presenter: line.optional(),
  /** Day of the item; without it, the meeting's first day. */
  date: isoDate.optional(),
  /** Clock time `HH:MM` in the meeting's own place. */
  start: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  /** Minutes. */
  duration: z.int().min(0).max(1440).optional(),
  /** Documents and attachments issued under the item. */
  papers: z.array(recordId).max(100),
})
export type AgendaItem = z.infer<typeof agendaItem>

export const capacities = [
  'head',
  'delegate',
  'observer',
  'speaker',
  'moderator',
  'secretariat',
  'participant',
] as const

export const participant = z.strictObject({
  id: blockId,
  name: namedLine,
  /** ISO 3166-1 alpha-2 code of the State represented. */
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  organization: line.optional(),
  position: line.optional(),
  capacity: z.enum(capacities),
  attendance: z.enum(['expected', 'confirmed', 'attended', 'apologies']),
  personId: recordId.optional(),
})
export type Participant = z.infer<typeof participant>

export const deadline = z.strictObject({ id: blockId, date: isoDate, label: namedLine, done: z.boolean() })

export const contact = z.strictObject({
  id: blockId,
  name: namedLine,
  organization: line.optional(),
  email: line.optional(),
  telephone: line.optional(),
})

/** Everything that is held: a workshop, a conference, a session of a mechanism, a course. */
export const meetingV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('meeting'),
  title: namedLine,
  type: z.enum(meetingTypes),
  themeId: recordId.optional(),
  mechanismId: recordId.optional(),
  dates: dateRange.optional(),
  city: line.optional(),
  country: line.optional(),
  venue: line.optional(),
  agenda: z.array(agendaItem).max(500),
  participants: z.array(participant).max(3000),
  /** How many took part where no list was kept. */
  participantCount: z.int().min(0).max(1_000_000).optional(),
  deadlines: z.array(deadline).max(100),
  contacts: z.array(contact).max(100),
  outcome: passage.optional(),
  notes: passage.optional(),
})
export type MeetingV1 = z.infer<typeof meetingV1>
