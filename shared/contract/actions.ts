import { oc } from '@orpc/contract'
import { z } from 'zod'
import { actionStates } from '../document/nodes.ts'
import { blockId, recordId } from '../model/ids.ts'
import { blockSummary } from '../model/summary.ts'
import { errors } from './errors.ts'
import { saved } from './records.ts'

/** An action or decision with the document it stands in. */
export const registerRow = blockSummary.extend({
  documentId: recordId,
  documentTitle: z.string(),
  meetingId: recordId.optional(),
  meetingTitle: z.string().optional(),
})
export type RegisterRow = z.infer<typeof registerRow>

export const actionsContract = {
  /** The register: every action or decision of live documents, actions by due date first. */
  list: oc
    .input(
      z.strictObject({
        type: z.enum(['action', 'decision']).optional(),
        state: z.enum(actionStates).optional(),
        owner: z.string().optional(),
      }),
    )
    .output(z.array(registerRow)),
  /** Ticks an action where it stands: the document itself is changed and saved. */
  setState: oc
    .input(z.strictObject({ documentId: recordId, blockId, state: z.enum(actionStates) }))
    .output(saved)
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      CONFLICT: errors.CONFLICT,
      READ_ONLY: errors.READ_ONLY,
      DISK_FULL: errors.DISK_FULL,
      DAMAGED: errors.DAMAGED,
      CANNOT_READ_NOW: errors.CANNOT_READ_NOW,
    }),
}
