import { BookCopy, Luggage, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { PackV1 } from '../../../shared/model/pack/v1.ts'
import { namedLine } from '../../../shared/model/record-base.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord, type EditedRecord } from '../../api/use-record.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { takeAlong } from '../bundles/index.ts'
import { RecordProblem, useTrash } from '../records/index.ts'
import { BuildDialog, type BuildChoices } from './build/BuildDialog.tsx'
import { BuildResult } from './build/BuildResult.tsx'
import { useBuild } from './build/use-build.ts'
import { CopiesPanel } from './copies/CopiesPanel.tsx'
import { IssueDialog } from './issues/IssueDialog.tsx'
import { IssuesPanel } from './issues/IssuesPanel.tsx'
import { PackFacts } from './PackFacts.tsx'
import { PackContents } from './tree/PackContents.tsx'

type Part = 'contents' | 'issues' | 'copies'

/** A pack: what is in it, in which order, for whom; and the one PDF that is made of it. */
export function PackPage({ id }: { id: RecordId }) {
  const t = useT()
  const trash = useTrash()
  const { record: pack, isPending, error, change, changeError } = useRecord(id, 'pack')
  const build = useBuild(id)
  const [part, setPart] = useState<Part>('contents')
  const [asking, setAsking] = useState<'build' | 'issue' | null>(null)
  const [choices, setChoices] = useState<BuildChoices>({ form: 'pdf', layout: 'reading' })
  if (isPending) return <Skeleton />
  if (!pack) return <RecordProblem error={error} />
  const front = build.state.stage === 'done' ? (build.state.entries[0]?.firstPage ?? 1) - 1 : null
  const contents = { pack, changePack: change, front }
  const isEmpty = pack.entries.length === 0
  const issueButton = (
    <Button icon={<Send size={15} />} isDisabled={isEmpty} onPress={() => setAsking('issue')}>
      {t('packs.issue.action')}
    </Button>
  )
  return (
    <Page
      title={
        <InlineField
          label={t('packs.name')}
          value={pack.title}
          schema={namedLine}
          onSave={(title) => change((now) => ({ ...now, title }))}
        />
      }
      actions={
        <>
          {issueButton}
          <Button
            variant="primary"
            icon={<BookCopy size={15} />}
            isDisabled={isEmpty}
            onPress={() => setAsking('build')}
          >
            {t('packs.build')}
          </Button>
          <IconButton
            label={t('command.file.takeAlong')}
            icon={<Luggage size={16} />}
            onPress={() => takeAlong([id])}
          />
          <IconButton
            label={t('packs.trash')}
            icon={<Trash2 size={16} />}
            onPress={() => void trash([pack])}
          />
        </>
      }
      bar={
        <>
          <PackFacts pack={pack} change={change} />
          <SegmentedControl
            label={t('packs.parts')}
            value={part}
            options={[
              { value: 'contents', label: t('packs.part.contents') },
              { value: 'issues', label: t('packs.part.issues', { count: pack.issues.length }) },
              { value: 'copies', label: t('packs.part.copies') },
            ]}
            onChange={setPart}
          />
        </>
      }
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <BuildResult state={build.state} onCancel={build.cancel} />
      {/* Kept while another part is in sight, so that what was done can still be undone. */}
      <div hidden={part !== 'contents'}>
        {pack.meetingId ? (
          <ContentsOfMeeting key={pack.meetingId} meetingId={pack.meetingId} {...contents} />
        ) : (
          <PackContents key="" meeting={undefined} changeMeeting={() => undefined} {...contents} />
        )}
      </div>
      {part === 'copies' && <CopiesPanel pack={pack} change={change} />}
      {part === 'issues' && <IssuesPanel pack={pack} actions={issueButton} />}
      {asking === 'build' && (
        <BuildDialog
          pack={pack}
          choices={choices}
          onBinding={(edit) => change((now) => ({ ...now, binding: edit(now.binding ?? {}) }))}
          onBuild={(chosen) => {
            setChoices(chosen)
            void build.start(chosen, pack.entries)
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'issue' && (
        <IssueDialog
          pack={pack}
          onIssue={() => void build.start({ issue: true }, pack.entries)}
          onClose={() => setAsking(null)}
        />
      )}
    </Page>
  )
}

interface ContentsOfMeetingProps {
  meetingId: RecordId
  pack: PackV1
  changePack: EditedRecord<'pack'>['change']
  front: number | null
}

/** A meeting that cannot be read leaves the papers as they are, without its agenda. */
function ContentsOfMeeting({ meetingId, ...contents }: ContentsOfMeetingProps) {
  const t = useT()
  const { record: meeting, isPending, error, change, changeError } = useRecord(meetingId, 'meeting')
  if (isPending) return <Skeleton />
  const problem = changeError ?? error
  return (
    <>
      {problem !== null && <Notice tone="bad">{errorSentence(t, problem)}</Notice>}
      <PackContents meeting={meeting} changeMeeting={change} {...contents} />
    </>
  )
}
