import { useQuery } from '@tanstack/react-query'
import { useContext, useEffect, useRef } from 'react'
import type { MergeProposal } from '../../../shared/contract/history.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi, useQueries } from '../../api/ApiProvider.tsx'
import { TabInSight } from '../../app/command-registry.ts'
import { openDocument } from '../../app/open-documents.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import styles from './history.module.css'

/**
 * Over a record of which two versions exist: says so and leads to where they are put together. Where nothing was changed
 * in both, they are put together at once.
 */
export function ConflictBanner({ id }: { id: RecordId }) {
  const queries = useQueries()
  const waiting = useQuery(queries.history.waiting.queryOptions({ input: { id } }))
  const versions = waiting.data?.versions ?? 0
  if (versions === 0) return null
  return <Waiting id={id} />
}

function Waiting({ id }: { id: RecordId }) {
  const t = useT()
  const format = useFormat()
  const openMerge = useWorkspace((state) => state.openMerge)
  const query = useQuery(useQueries().history.merge.queryOptions({ input: { id } }))
  const proposal = query.data ?? null
  useJoinWithoutQuestions(id, proposal)
  if (!proposal) return null
  const { theirs } = proposal
  const place = theirs.elsewhere ? 'elsewhere' : 'here'
  return (
    <div className={styles['banner']}>
      <Notice
        tone="warn"
        action={
          <Button variant="primary" onPress={() => openMerge(id)}>
            {t('versions.settle')}
          </Button>
        }
      >
        {t('versions.conflict', { place, moment: format.moment(theirs.savedAt) })}
      </Notice>
    </div>
  )
}

/** Once for each pair of versions; where it cannot be done, the banner stays and the reader does it. */
function useJoinWithoutQuestions(id: RecordId, proposal: MergeProposal | null): void {
  const t = useT()
  const { client } = useApi()
  const isInSight = useContext(TabInSight)
  const tried = useRef('')
  useEffect(() => {
    if (!proposal || !isInSight || proposal.blocks.length + proposal.fields.length > 0) return
    const { ours, theirs } = proposal
    const pair = `${ours.hash} ${theirs.hash}`
    if (tried.current === pair) return
    tried.current = pair
    const join = async () => {
      // Words that are not saved yet make another version of ours; then it is asked anew.
      const open = openDocument(id)
      if (open && !(await open.flush())) return
      await client.history.settle({
        id,
        ours: { rev: ours.rev, hash: ours.hash },
        theirs: { rev: theirs.rev, hash: theirs.hash },
        answers: { blocks: [], fields: [] },
      })
      showToast({ text: t('versions.joined') })
    }
    void join().catch(() => undefined)
  }, [id, proposal, isInSight, client, t])
}
