import { Download, SquareDashedMousePointer } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import { languages } from '../../../shared/model/languages.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { saveFile } from '../../api/save-file.ts'
import { useRecord } from '../../api/use-record.ts'
import { useWorkspace, type FoundPassage } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { Highlighted } from '../../ui/text/Highlighted.tsx'
import type { OverPage } from '../../ui/pdf/PdfPages.tsx'
import { Property, PropertyList } from '../../ui/text/PropertyList.tsx'
import { RedactFile } from '../redaction/index.ts'
import { RecordPicker, RecordProblem } from '../records/index.ts'
import { fileType } from './file-type.ts'
import styles from './attachments.module.css'

// What draws them is heavy, and wanted only where a page was found.
const FileAsPages = lazy(async () => ({ default: (await import('./FileAsPages.tsx')).FileAsPages }))

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** A file as received: what is known of it, a look at it, and a way to open it. */
export function AttachmentPage({ id }: { id: RecordId }) {
  const t = useT()
  const format = useFormat()
  const { files } = useApi()
  const found = useWorkspace((state) => (state.found?.id === id ? state.found : null))
  const { record, isPending, error, change, isSaving, changeError } = useRecord(id, 'attachment')
  const [isRedacting, setRedacting] = useState(false)
  // For as long as the file is shown, and written nowhere.
  const [password, setPassword] = useState<string>()
  if (isPending) return <Skeleton />
  if (!record) return <RecordProblem error={error} />
  const url = files.assetUrl(record.sha256)
  const isPdf = record.mediaType === 'application/pdf'
  const pagesFrom = (page: number, over?: OverPage) => (
    <Suspense fallback={<Skeleton />}>
      <FileAsPages
        key={record.sha256}
        sha256={record.sha256}
        name={record.title}
        page={page}
        password={password}
        onPassword={setPassword}
        {...(over ? { over } : {})}
      />
    </Suspense>
  )
  return (
    <Page
      title={
        <InlineField
          label={t('attachments.column.name')}
          value={record.title}
          schema={namedLine}
          onSave={(title) => change((now) => ({ ...now, title }))}
        />
      }
      actions={
        <>
          {isPdf && (
            <Button icon={<SquareDashedMousePointer size={15} />} onPress={() => setRedacting(!isRedacting)}>
              {t(isRedacting ? 'redaction.areas.close' : 'redaction.areas.open')}
            </Button>
          )}
          <Button icon={<Download size={15} />} onPress={() => saveFile(url, record.fileName)}>
            {t('attachments.save')}
          </Button>
        </>
      }
    >
      {changeError !== null && <Notice tone="bad">{errorSentence(t, changeError)}</Notice>}
      {found && <FoundHere found={found} />}
      {isPdf && isRedacting && (
        <RedactFile
          record={record}
          change={change}
          isSaving={isSaving}
          password={password}
          pages={(over) => pagesFrom(found?.place.page ?? 1, over)}
        />
      )}
      {isPdf && !isRedacting && found?.place.page !== undefined && pagesFrom(found.place.page)}
      <PropertyList>
        <Property name={t('attachments.fileName')}>
          <bdi>{record.fileName}</bdi>
        </Property>
        <Property name={t('attachments.mediaType')}>{fileType(record.mediaType)}</Property>
        <Property name={t('attachments.column.size')}>{format.bytes(record.size)}</Property>
        {record.pages !== undefined && (
          <Property name={t('attachments.pages')}>{format.number(record.pages)}</Property>
        )}
        <Property name={t('attachments.language')}>
          <SelectField
            label={t('attachments.language')}
            hideLabel
            look="bare"
            value={record.language ?? null}
            none={t('ui.empty')}
            options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(language) =>
              change(({ language: _old, ...now }) => (language ? { ...now, language } : now))
            }
          />
        </Property>
        <Property name={t('attachments.receivedFrom')}>
          <InlineField
            label={t('attachments.receivedFrom')}
            value={record.receivedFrom ?? ''}
            schema={line.optional()}
            onSave={(from) =>
              change(({ receivedFrom: _old, ...now }) => (from ? { ...now, receivedFrom: from } : now))
            }
          />
        </Property>
        <Property name={t('attachments.meeting')}>
          <RecordPicker
            label={t('attachments.meeting')}
            hideLabel
            look="bare"
            kinds={['meeting']}
            value={record.meetingId ?? null}
            onChange={(meetingId) =>
              change(({ meetingId: _old, ...now }) => (meetingId ? { ...now, meetingId } : now))
            }
          />
        </Property>
        <Property name={t('attachments.fingerprint')}>
          <span className={styles['fingerprint']}>{record.sha256}</span>
        </Property>
      </PropertyList>
      {pictures.has(record.mediaType) && (
        <div className={styles['preview']}>
          <img src={url} alt={t('attachments.preview', { name: record.title })} />
        </div>
      )}
    </Page>
  )
}

/** Where in the file the words stand that were searched for. */
function FoundHere({ found: { place, passage } }: { found: FoundPassage }) {
  const t = useT()
  return (
    <Notice>
      <strong>
        {place.page === undefined
          ? t('attachments.found')
          : t('attachments.foundOnPage', { page: place.page })}
      </strong>
      {passage && (
        <div dir="auto">
          <Highlighted {...passage} />
        </div>
      )}
    </Notice>
  )
}
