import { useMutation } from '@tanstack/react-query'
import type { DocumentType } from '../../../shared/model/document/v1.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'

/** Begins documents and packs that belong to a meeting, and to what the meeting belongs to. */
export function useNewPapers(meeting: MeetingV1) {
  const t = useT()
  const { client } = useApi()
  const { settings } = useSettings()
  const { writeIn, newDocument } = useWorkspace()
  const language = settings.newDocumentLanguage
  const belonging = {
    meetingId: meeting.id,
    ...(meeting.themeId ? { themeId: meeting.themeId } : {}),
    ...(meeting.mechanismId ? { mechanismId: meeting.mechanismId } : {}),
  }
  const { mutate } = useMutation({
    networkMode: 'always',
    mutationFn: (make: () => Promise<{ record: { id: RecordId } }>) => make(),
    onSuccess: ({ record }) => writeIn(record.id),
    onError: (error) => showToast({ text: errorSentence(t, error), tone: 'bad' }),
  })
  return {
    /** Asks for title and language first. */
    begin: (type: DocumentType) => newDocument({ type, ...belonging }),
    /** At a meeting there is no time for questions. */
    newNote: () =>
      mutate(() =>
        client.documents.create({
          type: 'note',
          title: t('meetings.noteTitle', { meeting: meeting.title }).slice(0, 500),
          language,
          ...belonging,
        }),
      ),
    newPack: () =>
      mutate(() =>
        client.records.create({ kind: 'pack', title: meeting.title, meetingId: meeting.id, language }),
      ),
  }
}
