import { useMemo } from 'react'
import { toRecordId } from '../../../shared/model/ids.ts'
import type { Language } from '../../../shared/model/languages.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { runCommand } from '../../app/command-registry.ts'
import { useHost } from '../../app/use-host.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useWorkspace } from '../../app/workspace.ts'
import type { EditorPorts } from '../../editor/index.ts'
import { createSpellingPort } from './spelling-port.ts'

/** What an editor asks of the page, answered by the workbench. */
export function useEditorPorts(language: Language, redact: () => void): EditorPorts {
  const { client, files } = useApi()
  const { settings, changeWords } = useSettings()
  const { spelling, personalDictionary, englishSpelling, myNames } = settings
  const { openExternalLinks } = useHost().capabilities
  return useMemo(
    () => ({
      async searchRecords(text) {
        if (text.trim() === '') return (await client.records.list({ limit: 12 })).items
        const hits = await client.search.switch({ text, limit: 12 })
        return hits.map((hit) => hit.summary)
      },
      openRecord(id) {
        const known = toRecordId(id)
        if (known) useWorkspace.getState().openRecord(known)
      },
      async uploadImage(file) {
        const kept = await files.upload(file, file.name)
        const { fault } = await client.exchange.checkPicture({ sha256: kept.sha256 })
        if (fault) throw new Error(`the picture is refused: ${fault}`)
        return kept
      },
      assetUrl: files.assetUrl,
      openLink: openExternalLinks ? (href: string) => void client.host.openLink({ href }) : undefined,
      saidBefore: () => void runCommand('edit.saidBefore'),
      redact,
      authors: myNames,
      nameYourself: () => useWorkspace.getState().show('settings'),
      spelling: spelling
        ? createSpellingPort(language, { personalDictionary, englishSpelling }, changeWords)
        : null,
    }),
    // A word added in another window is right here too, so the text is looked at again.
    [
      client,
      files,
      language,
      redact,
      myNames,
      spelling,
      personalDictionary,
      englishSpelling,
      changeWords,
      openExternalLinks,
    ],
  )
}
