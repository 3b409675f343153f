import { useState } from 'react'
import { v7 } from 'uuid'
import type { AttachmentV1 } from '../../../../shared/model/attachment/v1.ts'
import type { RedactedArea } from '../../../../shared/model/redaction/v1.ts'
import { withArea, type Box } from './areas.ts'

type Step = { id: string; before: RedactedArea | null }

/** The areas of a file and what can be done with them; each step is saved at once and can be undone while they are looked at. */
export function useAreas(
  record: AttachmentV1,
  change: (change: (record: AttachmentV1) => AttachmentV1) => void,
  onChanged: () => void,
) {
  const [past, setPast] = useState<readonly Step[]>([])
  const areas = record.redactedAreas ?? []
  const put = (id: string, area: RedactedArea | null) => {
    onChanged()
    change((now) => withArea(now, id, area))
  }
  const step = (id: string, area: RedactedArea | null) => {
    setPast([...past, { id, before: areas.find((each) => each.id === id) ?? null }])
    put(id, area)
  }
  return {
    areas,
    add(page: number, box: Box): string {
      const id = v7()
      // Of the reason last given: areas are mostly marked in a row for one.
      step(id, { id, page, ...box, reason: areas.at(-1)?.reason ?? '' })
      return id
    },
    edit(area: RedactedArea, fields: Partial<Box> | Pick<RedactedArea, 'reason'>) {
      step(area.id, { ...area, ...fields })
    },
    remove(area: RedactedArea) {
      step(area.id, null)
    },
    canUndo: past.length > 0,
    undo() {
      const last = past.at(-1)
      if (!last) return
      setPast(past.slice(0, -1))
      put(last.id, last.before)
    },
  }
}
