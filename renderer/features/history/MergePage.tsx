import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { MergeProposal } from '../../../shared/contract/history.ts'
import type { DocumentBody } from '../../../shared/document/body.ts'
import type { ConflictAnswer } from '../../../shared/document/merge/answer-conflicts.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { summarize } from '../../../shared/model/summarize.ts'
import { ConnectionLost } from '../../api/line.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { openDocument } from '../../app/open-documents.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { Page } from '../../ui/layout/Page.tsx'
import { useTemplates } from '../publishing/index.ts'
import { RecordProblem } from '../records/index.ts'
import { numbersOf } from './numbers.ts'
import { BlockQuestion, FieldQuestion } from './Question.tsx'
import { isolated } from './isolated.ts'
import styles from './merge.module.css'

/** Two versions of a record, put together: what both changed is asked, one place after the other. */
export function MergePage({ id }: { id: RecordId }) {
  const t = useT()
  const { queries } = useApi()
  const query = useQuery(queries.history.merge.queryOptions({ input: { id } }))
  if (query.isPending) return <Skeleton lines={12} />
  if (query.error) return <RecordProblem error={query.error} onRetry={() => void query.refetch()} />
  const proposal = query.data
  if (!proposal) return <EmptyState title={t('versions.settled')} />
  return <Questions key={`${proposal.ours.hash}-${proposal.theirs.hash}`} id={id} proposal={proposal} />
}

type FieldAnswer = 'ours' | 'theirs'

function Questions({ id, proposal }: { id: RecordId; proposal: MergeProposal }) {
  const t = useT()
  const format = useFormat()
  const { client, queries, cache } = useApi()
  const { openRecord, close } = useWorkspace.getState()
  const { ours, theirs, base, others, record, blocks, fields } = proposal
  const [ofBlocks, setBlocks] = useState<(ConflictAnswer | undefined)[]>(blocks.map(() => undefined))
  const [ofFields, setFields] = useState<(FieldAnswer | undefined)[]>(fields.map(() => undefined))
  const [isJoining, setJoining] = useState(false)
  const count = blocks.length + fields.length
  const { templates } = useTemplates()
  const numbers = useMemo(() => {
    const merged = { record, body: (proposal.body ?? { type: 'doc', content: [] }) as DocumentBody }
    return numbersOf(merged, merged, templates)
  }, [record, proposal.body, templates])
  const left = [...ofBlocks, ...ofFields].filter((answer) => answer === undefined).length
  const moments = { ours: format.moment(ours.savedAt), theirs: format.moment(theirs.savedAt) }

  const answerAll = (answer: FieldAnswer) => {
    setBlocks(blocks.map(() => answer))
    setFields(fields.map(() => answer))
  }
  const join = async () => {
    setJoining(true)
    try {
      const open = openDocument(id)
      if (open && !(await open.flush())) throw new ConnectionLost('unsaved words')
      await client.history.settle({
        id,
        ours: { rev: ours.rev, hash: ours.hash },
        theirs: { rev: theirs.rev, hash: theirs.hash },
        answers: { blocks: ofBlocks.filter(isGiven), fields: ofFields.filter(isGiven) },
      })
      showToast({ text: t('versions.done') })
      await cache.invalidateQueries({ queryKey: queries.history.key() })
      if (others === 0) {
        openRecord(id)
        close(`record-${id}-merge`)
      }
    } catch (error) {
      const isOld = error instanceof Error && 'code' in error && error.code === 'CONFLICT'
      showToast({ text: isOld ? t('versions.moved') : errorSentence(t, error), tone: 'bad' })
      if (isOld) await cache.invalidateQueries({ queryKey: queries.history.key() })
    }
    setJoining(false)
  }
  return (
    <Page
      title={<bdi>{t('versions.mergeTitle', { title: isolated(summarize(record).title) })}</bdi>}
      intro={t('versions.mergeIntro', { count })}
      actions={
        <>
          <output className={styles['left']}>{t('versions.left', { count: left })}</output>
          <Button variant="primary" isDisabled={left > 0 || isJoining} onPress={() => void join()}>
            {t('versions.join')}
          </Button>
        </>
      }
      bar={
        count > 1 && (
          <div className={styles['bar']}>
            <Button size="small" onPress={() => answerAll('ours')}>
              {t('versions.allOurs')}
            </Button>
            <Button size="small" onPress={() => answerAll('theirs')}>
              {t('versions.allTheirs')}
            </Button>
          </div>
        )
      }
    >
      <div className={styles['questions']}>
        {base === null && <Notice>{t('versions.noBase')}</Notice>}
        {others > 0 && <Notice>{t('versions.others', { count: others })}</Notice>}
        {fields.map((question, index) => (
          <FieldQuestion
            key={question.path.join('.')}
            question={question}
            moments={moments}
            place={{ index: index + 1, count }}
            answer={ofFields[index]}
            onAnswer={(answer) => setFields(ofFields.with(index, answer))}
          />
        ))}
        {blocks.map((question, index) => (
          <BlockQuestion
            key={`${question.id}-${question.at.join('.')}`}
            question={question}
            language={record.kind === 'document' ? record.language : 'en'}
            numbers={numbers}
            moments={moments}
            place={{ index: fields.length + index + 1, count }}
            answer={ofBlocks[index]}
            onAnswer={(answer) => setBlocks(ofBlocks.with(index, answer))}
          />
        ))}
      </div>
    </Page>
  )
}

const isGiven = <T,>(answer: T | undefined): answer is T => answer !== undefined
