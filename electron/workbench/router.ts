import { implement, type Router as RouterOf } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import { recordKinds, type RecordKind } from '../../shared/model/record.ts'
import type { LibraryStatus } from '../../shared/contract/library.ts'
import { changeFeed } from './change-feed.ts'
import type { Door } from './door.ts'
import type { HostPort } from './host-port.ts'
import type { Services } from './services.ts'
import { toContractError, type Log } from './to-failure.ts'

export type Router = RouterOf<typeof contract, Record<never, never>>

/** Who answers: the services of the open library, which may be none, and what is there without one. */
export type Answering = {
  services: Services
  protection: Pick<Door, Exclude<keyof Door, 'workbench' | 'close'>>
  host: HostPort
}

/** The contract, answered by the services; nothing but this table stands between the two. */
export function createRouter({ services: at, protection, host }: Answering, log: Log): Router {
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
      status: os.library.status.handler(() => statusOf(at)),
      refresh: os.library.refresh.handler(async () => {
        await at.library.refresh()
        return statusOf(at)
      }),
      editAnyway: os.library.editAnyway.handler(async () => {
        await at.library.editAnyway()
        return statusOf(at)
      }),
      verify: os.library.verify.handler(({ signal }) => mapped(at.library.verify(signal))),
      changes: os.library.changes.handler(({ signal }) =>
        mapped(changeFeed((listener) => at.library.subscribe(listener), untilClosed(signal, at.closed))),
      ),
    },
    records: {
      list: os.records.list.handler(({ input }) => at.records.list(input)),
      get: os.records.get.handler(({ input }) => at.records.get(input.id)),
      create: os.records.create.handler(({ input }) => at.records.create(input)),
      update: os.records.update.handler(({ input }) => at.records.update(input.record, input.baseRev)),
      trash: os.records.trash.handler(({ input }) => at.records.trash(input.id)),
      restore: os.records.restore.handler(({ input }) => at.records.restore(input.id)),
      purge: os.records.purge.handler(({ input }) => at.records.purge(input.id)),
      backlinks: os.records.backlinks.handler(({ input }) => at.records.backlinks(input.id)),
    },
    documents: {
      open: os.documents.open.handler(({ input }) => at.documents.open(input.id)),
      save: os.documents.save.handler(({ input }) =>
        at.documents.save(input.id, input.baseRev, input.body, input.kind),
      ),
      create: os.documents.create.handler(({ input }) => at.documents.create(input)),
      reportFromMeeting: os.documents.reportFromMeeting.handler(({ input }) =>
        at.documents.reportFromMeeting(input.meetingId, input.language),
      ),
    },
    history: {
      list: os.history.list.handler(({ input }) => at.history.list(input.id)),
      read: os.history.read.handler(({ input: { id, ...ref } }) => at.history.read(id, ref)),
      measure: os.history.measure.handler(({ input }) =>
        at.history.measure(input.id, input.before, input.after),
      ),
      name: os.history.name.handler(({ input }) => at.history.name(input.id, input.name)),
      restore: os.history.restore.handler(({ input: { id, ...ref } }) => at.history.restore(id, ref)),
      waiting: os.history.waiting.handler(({ input }) => ({ versions: at.history.waiting(input.id) })),
      merge: os.history.merge.handler(({ input }) => at.history.merge(input.id)),
      settle: os.history.settle.handler(({ input }) =>
        at.history.settle(input.id, input.ours, input.theirs, input.answers),
      ),
    },
    actions: {
      list: os.actions.list.handler(({ input }) => at.actions.list(input)),
      setState: os.actions.setState.handler(({ input }) =>
        at.actions.setState(input.documentId, input.blockId, input.state),
      ),
    },
    search: {
      query: os.search.query.handler(({ input }) => at.search.query(input)),
      snippets: os.search.snippets.handler(({ input }) => at.search.snippets(input.text, input.ids)),
      suggest: os.search.suggest.handler(({ input }) =>
        at.search.suggest(input.text, input.cursor, input.language),
      ),
      reading: os.search.reading.handler(({ signal }) =>
        mapped(
          changeFeed((listener) => {
            listener({ indexed: at.search.indexed() })
            return at.search.onProgress((indexed) => listener({ indexed }))
          }, signal),
        ),
      ),
      similar: os.search.similar.handler(({ input, signal }) =>
        at.search.similar(input.text, input.exclude, input.limit, signal),
      ),
      switch: os.search.switch.handler(({ input }) => at.search.switch(input.text, input.limit)),
    },
    typesetting: {
      export: os.typesetting.export.handler(({ input: { id, ...options }, signal }) =>
        mapped(at.documentExport.export(id, options, signal)),
      ),
      issued: os.typesetting.issued.handler(({ input }) =>
        at.documentExport.issued(input.id, input.number, input.sha256),
      ),
      preview: os.typesetting.preview.handler(({ input, signal }) =>
        at.documentExport.preview(input.id, signal),
      ),
      templates: os.typesetting.templates.handler(() => at.documentExport.templates()),
      preflight: os.typesetting.preflight.handler(({ input }) => at.documentExport.preflight(input.id)),
    },
    packs: {
      build: os.packs.build.handler(({ input, signal }) => mapped(at.packBuilds.build(input, signal))),
      issue: os.packs.issue.handler(({ input, signal }) => mapped(at.packBuilds.issue(input, signal))),
      delta: os.packs.delta.handler(({ input, signal }) => mapped(at.packDeltas.delta(input, signal))),
      preflight: os.packs.preflight.handler(({ input, signal }) =>
        at.packBuilds.preflight(input.id, input.password, signal),
      ),
    },
    copies: {
      plan: os.copies.plan.handler(({ input }) => at.copyDesk.plan(input.id)),
      make: os.copies.make.handler(({ input, signal }) => mapped(at.copyDesk.make(input, signal))),
      ledger: os.copies.ledger.handler(({ input }) => at.copyDesk.ledger(input.id)),
      identify: os.copies.identify.handler(({ input, signal }) => at.copyDesk.identify(input.sha256, signal)),
    },
    redaction: {
      check: os.redaction.check.handler(({ input }) => at.redactionDesk.check(input.id)),
      publish: os.redaction.publish.handler(({ input: { id, ...look }, signal }) =>
        mapped(at.redactionDesk.publish(id, look, signal)),
      ),
      publishFile: os.redaction.publishFile.handler(({ input, signal }) =>
        mapped(at.redactionDesk.publishFile(input.id, input.password, signal)),
      ),
    },
    bundles: {
      plan: os.bundles.plan.handler(({ input, signal }) => at.bundleDesk.plan(input, signal)),
      make: os.bundles.make.handler(({ input, signal }) => mapped(at.bundleDesk.make(input, signal))),
      waiting: os.bundles.waiting.handler(() => at.bundleDesk.waiting()),
      open: os.bundles.open.handler(({ input, signal }) =>
        at.bundleDesk.open(input.sha256, input.passphrase, signal),
      ),
      take: os.bundles.take.handler(({ input, signal }) =>
        mapped(at.bundleDesk.take(input.bundleId, input.without, signal)),
      ),
      close: os.bundles.close.handler(({ input }) => at.bundleDesk.close(input.id)),
    },
    exchange: {
      checkPicture: os.exchange.checkPicture.handler(async ({ input }) => ({
        fault: await at.exchange.checkPicture(input.sha256),
      })),
      attach: os.exchange.attach.handler(({ input }) => at.exchange.attach(input)),
      makeDocument: os.exchange.makeDocument.handler(({ input }) => at.exchange.makeDocument(input.id)),
      importDocument: os.exchange.importDocument.handler(({ input }) =>
        at.exchange.importDocument(input.sha256, input.fileName),
      ),
    },
    settings: {
      get: os.settings.get.handler(() => at.settings.get()),
      update: os.settings.update.handler(({ input }) => at.settings.update(input)),
      changeWords: os.settings.changeWords.handler(({ input }) => at.settings.changeWords(input)),
    },
    backups: {
      status: os.backups.status.handler(() => at.backupDesk.status()),
      now: os.backups.now.handler(({ signal }) => mapped(at.backupDesk.now(signal))),
      list: os.backups.list.handler(() => at.backupDesk.list()),
      look: os.backups.look.handler(({ input }) => at.backupDesk.look(input)),
      restore: os.backups.restore.handler(({ input, signal }) =>
        mapped(at.backupDesk.restore(input.ref, input.ids ?? null, { ...input, signal })),
      ),
      verify: os.backups.verify.handler(({ signal }) => mapped(at.backupDesk.verify(signal))),
      choosePlace: os.backups.choosePlace.handler(() => at.backupDesk.choosePlace()),
      forgetPlace: os.backups.forgetPlace.handler(() => at.backupDesk.forgetPlace()),
      libraries: os.backups.libraries.handler(() => at.backupDesk.libraries()),
      restoreLibrary: os.backups.restoreLibrary.handler(({ input, signal }) =>
        at.backupDesk.restoreLibrary(input.ref, signal),
      ),
    },
    protection: {
      state: os.protection.state.handler(() => protection.state()),
      watch: os.protection.watch.handler(({ signal }) => mapped(protection.watch(signal))),
      unlock: os.protection.unlock.handler(({ input }) => protection.unlock(input.secret, input.remember)),
      lock: os.protection.lock.handler(() => protection.lock()),
      offerCode: os.protection.offerCode.handler(() => protection.offerCode()),
      seal: os.protection.seal.handler(({ input }) => protection.seal(input.passphrase, input.code)),
      unseal: os.protection.unseal.handler(({ input }) => protection.unseal(input.secret)),
      stop: os.protection.stop.handler(() => protection.stop()),
      changePassphrase: os.protection.changePassphrase.handler(({ input }) =>
        protection.changePassphrase(input.secret, input.passphrase),
      ),
      changeCode: os.protection.changeCode.handler(({ input }) =>
        protection.changeCode(input.secret, input.code),
      ),
      remember: os.protection.remember.handler(({ input }) => protection.remember(input.remember)),
      spillKey: os.protection.spillKey.handler(() => protection.spillKey()),
      remains: os.protection.remains.handler(() => protection.remains()),
      removeRemains: os.protection.removeRemains.handler(() => protection.removeRemains()),
    },
    host: {
      describe: os.host.describe.handler(() => host.describe()),
      commands: os.host.commands.handler(({ signal }) =>
        mapped(host.commands(signal ?? new AbortController().signal)),
      ),
      openLink: os.host.openLink.handler(({ input }) => host.openLink(input.href)),
      saveArtifact: os.host.saveArtifact.handler(({ input }) =>
        at.saveArtifact(input.artifactId, input.suggestedName),
      ),
      recentLibraries: os.host.recentLibraries.handler(() => host.recentLibraries()),
      openLibrary: os.host.openLibrary.handler(({ input }) => host.openLibrary(input)),
    },
  })
}

/** A library that is closed tells of no more changes: whoever follows them asks again, and is answered by the next one. */
function untilClosed(signal: AbortSignal | undefined, closed: AbortSignal): AbortSignal {
  return signal ? AbortSignal.any([signal, closed]) : closed
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
