import { implement, type Router as RouterOf } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import { recordKinds, type RecordKind } from '../../shared/model/record.ts'
import type { LibraryStatus } from '../../shared/contract/library.ts'
import { changeFeed } from './change-feed.ts'
import type { Services } from './services.ts'
import { toContractError, type Log } from './to-failure.ts'

export type Router = RouterOf<typeof contract, Record<never, never>>

/** The contract, answered by the services; nothing but this table stands between the two. */
export function createRouter(services: Services, log: Log): Router {
  const {
    library,
    records,
    documents,
    history,
    actions,
    settings,
    search,
    documentExport,
    packBuilds,
    exchange,
    bundleDesk,
    backupDesk,
    host,
  } = services
  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw toContractError(error, log)
    }
  })
  /** Errors raised while a stream runs pass the middleware by, so streams map theirs on the way. */
  async function* mapped<T>(stream: AsyncIterable<T>): AsyncGenerator<T, void> {
    try {
      yield* stream
    } catch (error) {
      throw toContractError(error, log)
    }
  }

  return os.router({
    library: {
      status: os.library.status.handler(() => statusOf(services)),
      refresh: os.library.refresh.handler(async () => {
        await library.refresh()
        return statusOf(services)
      }),
      editAnyway: os.library.editAnyway.handler(async () => {
        await library.editAnyway()
        return statusOf(services)
      }),
      verify: os.library.verify.handler(({ signal }) => mapped(library.verify(signal))),
      changes: os.library.changes.handler(({ signal }) =>
        mapped(changeFeed((listener) => library.subscribe(listener), signal)),
      ),
    },
    records: {
      list: os.records.list.handler(({ input }) => records.list(input)),
      get: os.records.get.handler(({ input }) => records.get(input.id)),
      create: os.records.create.handler(({ input }) => records.create(input)),
      update: os.records.update.handler(({ input }) => records.update(input.record, input.baseRev)),
      trash: os.records.trash.handler(({ input }) => records.trash(input.id)),
      restore: os.records.restore.handler(({ input }) => records.restore(input.id)),
      purge: os.records.purge.handler(({ input }) => records.purge(input.id)),
      backlinks: os.records.backlinks.handler(({ input }) => records.backlinks(input.id)),
    },
    documents: {
      open: os.documents.open.handler(({ input }) => documents.open(input.id)),
      save: os.documents.save.handler(({ input }) =>
        documents.save(input.id, input.baseRev, input.body, input.kind),
      ),
      create: os.documents.create.handler(({ input }) => documents.create(input)),
      reportFromMeeting: os.documents.reportFromMeeting.handler(({ input }) =>
        documents.reportFromMeeting(input.meetingId, input.language),
      ),
    },
    history: {
      list: os.history.list.handler(({ input }) => history.list(input.id)),
      read: os.history.read.handler(({ input: { id, ...ref } }) => history.read(id, ref)),
      measure: os.history.measure.handler(({ input }) =>
        history.measure(input.id, input.before, input.after),
      ),
      name: os.history.name.handler(({ input }) => history.name(input.id, input.name)),
      restore: os.history.restore.handler(({ input: { id, ...ref } }) => history.restore(id, ref)),
      waiting: os.history.waiting.handler(({ input }) => ({ versions: history.waiting(input.id) })),
      merge: os.history.merge.handler(({ input }) => history.merge(input.id)),
      settle: os.history.settle.handler(({ input }) =>
        history.settle(input.id, input.ours, input.theirs, input.answers),
      ),
    },
    actions: {
      list: os.actions.list.handler(({ input }) => actions.list(input)),
      setState: os.actions.setState.handler(({ input }) =>
        actions.setState(input.documentId, input.blockId, input.state),
      ),
    },
    search: {
      query: os.search.query.handler(({ input }) => search.query(input)),
      snippets: os.search.snippets.handler(({ input }) => search.snippets(input.text, input.ids)),
      suggest: os.search.suggest.handler(({ input }) =>
        search.suggest(input.text, input.cursor, input.language),
      ),
      similar: os.search.similar.handler(({ input }) =>
        search.similar(input.text, input.exclude, input.limit),
      ),
      switch: os.search.switch.handler(({ input }) => search.switch(input.text, input.limit)),
    },
    typesetting: {
      export: os.typesetting.export.handler(({ input: { id, ...options }, signal }) =>
        mapped(documentExport.export(id, options, signal)),
      ),
      issued: os.typesetting.issued.handler(({ input }) => documentExport.issued(input.id, input.number)),
      preview: os.typesetting.preview.handler(({ input, signal }) =>
        documentExport.preview(input.id, signal),
      ),
      preflight: os.typesetting.preflight.handler(({ input }) => documentExport.preflight(input.id)),
    },
    packs: {
      build: os.packs.build.handler(({ input, signal }) => mapped(packBuilds.build(input, signal))),
      issue: os.packs.issue.handler(({ input, signal }) => mapped(packBuilds.issue(input, signal))),
      preflight: os.packs.preflight.handler(({ input, signal }) =>
        packBuilds.preflight(input.id, input.password, signal),
      ),
    },
    bundles: {
      plan: os.bundles.plan.handler(({ input, signal }) => bundleDesk.plan(input, signal)),
      make: os.bundles.make.handler(({ input, signal }) => mapped(bundleDesk.make(input, signal))),
      waiting: os.bundles.waiting.handler(() => bundleDesk.waiting()),
      open: os.bundles.open.handler(({ input, signal }) =>
        bundleDesk.open(input.sha256, input.passphrase, signal),
      ),
      take: os.bundles.take.handler(({ input, signal }) =>
        mapped(bundleDesk.take(input.bundleId, input.without, signal)),
      ),
      close: os.bundles.close.handler(({ input }) => bundleDesk.close(input.id)),
    },
    exchange: {
      checkPicture: os.exchange.checkPicture.handler(async ({ input }) => ({
        fault: await exchange.checkPicture(input.sha256),
      })),
      attach: os.exchange.attach.handler(({ input }) => exchange.attach(input)),
      importDocument: os.exchange.importDocument.handler(({ input }) =>
        exchange.importDocument(input.sha256, input.fileName),
      ),
    },
    settings: {
      get: os.settings.get.handler(() => settings.get()),
      update: os.settings.update.handler(({ input }) => settings.update(input)),
      changeWords: os.settings.changeWords.handler(({ input }) => settings.changeWords(input)),
    },
    backups: {
      status: os.backups.status.handler(() => backupDesk.status()),
      now: os.backups.now.handler(({ signal }) => mapped(backupDesk.now(signal))),
      list: os.backups.list.handler(() => backupDesk.list()),
      look: os.backups.look.handler(({ input }) => backupDesk.look(input)),
      restore: os.backups.restore.handler(({ input, signal }) =>
        mapped(backupDesk.restore(input.ref, input.ids ?? null, signal)),
      ),
      verify: os.backups.verify.handler(({ signal }) => mapped(backupDesk.verify(signal))),
      choosePlace: os.backups.choosePlace.handler(() => backupDesk.choosePlace()),
      forgetPlace: os.backups.forgetPlace.handler(() => backupDesk.forgetPlace()),
      libraries: os.backups.libraries.handler(() => backupDesk.libraries()),
      restoreLibrary: os.backups.restoreLibrary.handler(({ input, signal }) =>
        backupDesk.restoreLibrary(input.ref, signal),
      ),
    },
    host: {
      describe: os.host.describe.handler(() => host.describe()),
      commands: os.host.commands.handler(({ signal }) =>
        mapped(host.commands(signal ?? new AbortController().signal)),
      ),
      openLink: os.host.openLink.handler(({ input }) => host.openLink(input.href)),
      saveArtifact: os.host.saveArtifact.handler(({ input }) =>
        services.saveArtifact(input.artifactId, input.suggestedName),
      ),
      recentLibraries: os.host.recentLibraries.handler(() => host.recentLibraries()),
      openLibrary: os.host.openLibrary.handler(({ input }) => host.openLibrary(input)),
    },
  })
}

function statusOf({ library, name, version }: Services): LibraryStatus {
  const counts = Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as Record<RecordKind, number>
  let trashed = 0
  for (const summary of library.summaries().values()) {
    if (summary.trashedAt) trashed += 1
    else counts[summary.kind] += 1
  }
  return {
    libraryId: library.id,
    name,
    readOnly: library.readOnly,
    counts,
    trashed,
    notices: [...library.notices()],
    version,
  }
}
