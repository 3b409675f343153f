import { strayEnding } from '../../shared/contract/copies.ts'
import { Failure } from '../../shared/contract/failure.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { recordId } from '../../shared/model/ids.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { createActions } from '../actions/actions.ts'
import { createBundles } from '../bundles/bundles.ts'
import type { SigningKey } from '../bundles/seal.ts'
import { createDocuments, type Documents } from '../documents/documents.ts'
import type { ForeignReader } from '../exchange/child-job.ts'
import { createHistory, type History } from '../history/history.ts'
import type { Library } from '../library/library.ts'
import { age } from '../library/sealing/age.ts'
import { createPackBinder } from '../packs/bind-pack.ts'
import type { Verdicts } from '../packs/intake/paper-verdict.ts'
import type { PackCrew } from '../packs/pack-crew.ts'
import { objectsNamedIn } from '../records/objects-named-in.ts'
import { createRecordStore, type RecordStore } from '../records/record-store.ts'
import { createRecords, type Records } from '../records/records.ts'
import type { SearchText } from '../search/search-fields.ts'
import type { SearchIndex, SearchPorts } from '../search/search-index.ts'
import { createSettings, type SettingsService } from '../settings/settings.ts'
import type { Typesetting } from '../typesetting/typesetting.ts'
import { createAssetService, uploadLimit, type AssetService } from './asset-desk.ts'
import { createArrivals } from './arrivals.ts'
import { createArtifacts } from './artifacts.ts'
import { checkBundleArchive, createBundleDesk } from './bundle-desk.ts'
import { createBackupDesk } from './backup-desk.ts'
import { createCopyDesk } from './copy-desk.ts'
import { createDocumentExport } from './document-export.ts'
import { createExchangeDesk, type ExchangeDesk } from './exchange-desk.ts'
import { createPackBuilds } from './pack-builds.ts'
import { createPackDeltas } from './pack-deltas.ts'
import type { HostPort } from './host-port.ts'
import { searchableText } from './searchable-text.ts'
import { createRedactionDesk } from './redaction-desk.ts'
import type { Services } from './services.ts'
import { textOfFile } from './text-of-files.ts'

/** What the workbench is given; it makes nothing that touches the outside itself. */
export type WorkbenchPorts = {
  library: Library
  /** The library folder's name, as the page shows it. */
  name: string
  version: string
  openSearch(
    ports: Pick<SearchPorts, 'summaries' | 'revisionOf' | 'readText' | 'habits'>,
  ): Promise<SearchIndex>
  typesetting: Typesetting
  reader: ForeignReader
  /** The font in which page numbers are stamped on papers of others, as TrueType bytes. */
  stampFont(): Promise<Uint8Array>
  /** Who reads and binds the papers of a pack: apart, so that a hostile one cannot hold the workbench. */
  packCrew: PackCrew
  /** What looking at files came to, so that a pack bound again is not looked at again. */
  verdicts?: Verdicts
  /** The key with which this installation signs the bundles it makes. */
  signingKey(): Promise<SigningKey>
  host: HostPort
  now(): Date
  newId(): RecordId
  newBlockId(): string
}

/** One open library with everything that works on it. */
export interface Workbench {
  /** What the contract is answered from. */
  readonly services: Services
  readonly assets: AssetService
  readonly library: Library
  /** Some of them, for what fills a library from inside: catalogue, worked example, bulk import. */
  readonly records: Records
  readonly documents: Documents
  readonly history: History
  readonly settings: SettingsService
  readonly exchange: ExchangeDesk
  readonly store: RecordStore
  readonly search: SearchIndex
  /** Finishes what is under way and lets the library go. */
  close(): Promise<void>
}

export async function createWorkbench(ports: WorkbenchPorts): Promise<Workbench> {
  const { library, typesetting, host, now, newId, newBlockId } = ports
  const store = createRecordStore(library, now)
  const records = createRecords({ library, store, now, newId })
  const documents = createDocuments({ library, store, records, now, newId, newBlockId })
  const history = createHistory({ library, store, newBlockId })
  const actions = createActions({ library, store })
  const settings = createSettings({ library, store, now })
  const artifacts = createArtifacts()
  const documentExport = createDocumentExport({ library, store, documents, typesetting, artifacts, now })
  const binder = createPackBinder({
    typesetSheet: (sheet, options) => typesetting.typesetSheet(sheet, options),
    stampFont: () => ports.stampFont(),
    crew: ports.packCrew,
    ...(ports.verdicts && { verdicts: ports.verdicts }),
  })
  const packBuilds = createPackBuilds({
    library,
    store,
    documentExport,
    typesetting,
    binder,
    crew: ports.packCrew,
    ...(ports.verdicts && { verdicts: ports.verdicts }),
    artifacts,
    now,
  })
  const packDeltas = createPackDeltas({ library, store, binder, artifacts })
  const exchange = createExchangeDesk({
    library,
    store,
    documents,
    reader: ports.reader,
    now,
    newId,
    newBlockId,
  })

  const arrivals = createArrivals(uploadLimit)
  const strays = createArrivals(uploadLimit, strayEnding)
  const copyDesk = createCopyDesk({
    library,
    store,
    documentExport,
    typesetting,
    binder,
    artifacts,
    strays,
    reader: ports.reader,
    now,
  })
  const bundles = createBundles({
    library,
    keep: (id) => store.keep(id),
    program: ports.version,
    signingKey: () => ports.signingKey(),
    age,
    checkArchive: checkBundleArchive,
    objectsNamedIn,
    now,
  })
  const bundleDesk = createBundleDesk({ library, bundles, artifacts, arrivals })

  const readText = async (id: RecordId): Promise<SearchText> => {
    const { record, body } = await store.read(id)
    const own = searchableText(record, body as DocumentBody | undefined)
    if (record.kind !== 'attachment') return own
    const { passages, ...rest } = await textOfFile(record, { library, reader: ports.reader })
    return { ...own, ...rest, passages: [...passages, ...own.passages] }
  }
  const search = await ports.openSearch({
    summaries: () => library.summaries(),
    revisionOf: (id) => library.revOf(recordId.parse(id)),
    readText: (id) => readText(recordId.parse(id)),
    habits: () => settings.get(),
  })
  const stopFollowing = library.subscribe(({ id, op }) => {
    const summary = library.summaries().get(id)
    if (op === 'purged' || !summary) search.remove(id)
    else search.update(summary, () => readText(id))
  })

  const saveArtifact = async (artifactId: string, suggestedName: string) => {
    const artifact = artifacts.get(artifactId)
    if (!artifact) throw new Failure('NOT_FOUND', { what: 'artifact', id: artifactId })
    return host.saveArtifact(artifact, suggestedName)
  }

  const closed = new AbortController()
  const services: Services = {
    library,
    name: ports.name,
    version: ports.version,
    records,
    documents,
    history,
    actions,
    settings,
    search,
    documentExport,
    packBuilds,
    packDeltas,
    copyDesk,
    redactionDesk: createRedactionDesk({
      library,
      store,
      documentExport,
      typesetting,
      reader: ports.reader,
      artifacts,
      crew: ports.packCrew,
    }),
    exchange,
    bundleDesk,
    backupDesk: createBackupDesk(library, host),
    closed: closed.signal,
    saveArtifact,
  }
  return {
    services,
    assets: createAssetService(library, artifacts, { bundles: arrivals, strays }),
    library,
    records,
    documents,
    history,
    settings,
    exchange,
    store,
    search,
    async close() {
      stopFollowing()
      closed.abort()
      try {
        await Promise.all([search.close(), typesetting.close()])
      } finally {
        // Whatever became of the helpers: the saves under way are finished, and the next start finds the lock free.
        await library.close()
      }
    },
  }
}
