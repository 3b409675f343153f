import { actionsContract } from './actions.ts'
import { bundlesContract } from './bundles.ts'
import { backupsContract } from './backups.ts'
import { copiesContract } from './copies.ts'
import { documentsContract } from './documents.ts'
import { exchangeContract } from './exchange.ts'
import { historyContract } from './history.ts'
import { hostContract } from './host.ts'
import { libraryContract } from './library.ts'
import { packsContract } from './packs.ts'
import { protectionContract } from './protection.ts'
import { recordsContract } from './records.ts'
import { redactionContract } from './redaction.ts'
import { searchContract } from './search.ts'
import { settingsContract } from './settings.ts'
import { typesettingContract } from './typesetting.ts'

/** Everything a page may ask of the workbench, whichever host stands between them. */
export const contract = {
  library: libraryContract,
  records: recordsContract,
  documents: documentsContract,
  history: historyContract,
  actions: actionsContract,
  search: searchContract,
  typesetting: typesettingContract,
  packs: packsContract,
  copies: copiesContract,
  redaction: redactionContract,
  bundles: bundlesContract,
  exchange: exchangeContract,
  settings: settingsContract,
  backups: backupsContract,
  protection: protectionContract,
  host: hostContract,
}
