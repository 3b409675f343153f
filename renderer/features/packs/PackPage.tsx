import { BookCopy, Luggage, Trash2 } from 'lucide-react'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { PackV1 } from '../../../shared/model/pack/v1.ts'
import { namedLine } from '../../../shared/model/record-base.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useRecord, type EditedRecord } from '../../api/use-record.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { takeAlong } from '../bundles/index.ts'
import { RecordProblem, useTrash } from '../records/index.ts'
import { BuildResult } from './build/BuildResult.tsx'
import { useBuild } from './build/use-build.ts'
import { PackFacts } from './PackFacts.tsx'
import { PackContents } from './tree/PackContents.tsx'

/** A pack: what is in it, in which order, for whom; and the one PDF that is made of it. */
export function PackPage({ id }: { id: RecordId }) {
  const t = useT()
  const trash = useTrash()
  const { record: pack, isPending, error, change, changeError } = useRecord(id, 'pack')
  const build = useBuild(id)
  if (isPending) return <Skeleton />
  if (!pack) return <RecordProblem error={error} />
  const front = build.state.stage === 'done' ? (build.state.entries[0]?.firstPage ?? 1) - 1 : null
  const contents = { pack, changePack: change, front }
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
          <Button
            variant="primary"
            icon={<BookCopy size={15} />}
            isDisabled={pack.entries.length === 0}
            onPress={() => void build.start()}
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
      bar={<PackFacts pack={pack} change={change} />}
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      <BuildResult state={build.state} onCancel={build.cancel} />
      {pack.meetingId ? (
        <ContentsOfMeeting key={pack.meetingId} meetingId={pack.meetingId} {...contents} />
      ) : (
        <PackContents key="" meeting={undefined} changeMeeting={() => undefined} {...contents} />
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
