import { doc, paragraph } from '../../shared/document/build.ts'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { participantList } from './meeting-parts.ts'
import { phrasesFor } from './phrases.ts'
import { actionTable, blocksOf, type MeetingSource } from './report-from-meeting.ts'

/** The participants of a meeting as a paper of its pack. The same meeting gives the same body, ids and all. */
export function participantSheet(meeting: MeetingV1, language: Language): DocumentBody {
  const list = participantList(meeting, language)
  return settled(list.length > 0 ? list : [paragraph(phrasesFor(language).nobodyYet)])
}

/** What is still to be done after the meetings of a series: actions that are open, those due first before the others. */
export function openActionSheet(sources: readonly MeetingSource[], language: Language): DocumentBody {
  const open = blocksOf(sources, 'action')
    .filter(({ block }) => block.state === undefined || block.state === 'open')
    .toSorted((one, other) => (one.block.due ?? late).localeCompare(other.block.due ?? late))
  return settled([
    open.length > 0 ? actionTable(open, language) : paragraph(phrasesFor(language).nothingOpen),
  ])
}

/** After every day that is written. */
const late = '9999'

function settled(blocks: DocumentNode[]): DocumentBody {
  let last = 0
  const newBlockId = () => {
    last += 1
    return `sheet-${last}`
  }
  return normalizeBody(doc(...blocks), { newBlockId }).body
}
