import type { Actions } from '../actions/actions.ts'
import type { Documents } from '../documents/documents.ts'
import type { History } from '../history/history.ts'
import type { Library } from '../library/library.ts'
import type { Records } from '../records/records.ts'
import type { SearchIndex } from '../search/search-index.ts'
import type { SettingsService } from '../settings/settings.ts'
import type { BundleDesk } from './bundle-desk.ts'
import type { BackupDesk } from './backup-desk.ts'
import type { CopyDesk } from './copy-desk.ts'
import type { DocumentExport } from './document-export.ts'
import type { ExchangeDesk } from './exchange-desk.ts'
import type { PackBuilds } from './pack-builds.ts'
import type { RedactionDesk } from './redaction-desk.ts'
import type { PackDeltas } from './pack-deltas.ts'

/** Everything the router answers from. */
export type Services = {
  library: Library
  /** The library folder's name. */
  name: string
  version: string
  records: Records
  documents: Documents
  history: History
  actions: Actions
  settings: SettingsService
  search: SearchIndex
  documentExport: DocumentExport
  packBuilds: PackBuilds
  packDeltas: PackDeltas
  copyDesk: CopyDesk
  redactionDesk: RedactionDesk
  exchange: ExchangeDesk
  bundleDesk: BundleDesk
  backupDesk: BackupDesk
  /** Aborted when the library is let go. */
  closed: AbortSignal
  saveArtifact(artifactId: string, suggestedName: string): Promise<{ fileName: string } | null>
}
