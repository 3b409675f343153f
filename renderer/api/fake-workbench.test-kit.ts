import { createRouterClient, implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { BackupsStatus } from '../../shared/contract/backups.ts'
import type { ExportOptions, FaultyTemplate, Finding } from '../../shared/contract/typesetting.ts'
import type { LibraryNotice, RecordChange } from '../../shared/contract/library.ts'
import { defaultSettings, withWords, type Settings } from '../../shared/contract/settings.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { libraryRecord, recordKinds, type LibraryRecord } from '../../shared/model/record.ts'
import { summarize } from '../../shared/model/summarize.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { anId } from '../../tests/builders/records.ts'
import { changeStream } from './change-stream.test-kit.ts'
import type { Client } from './client.ts'
import { fakeBackups } from './fake-backups.test-kit.ts'
import { fakeBundles } from './fake-bundles.test-kit.ts'
import { fakeCopies, type FakeCopies } from './fake-copies.test-kit.ts'
import { fakeProtection, type FakeProtection } from './fake-protection.test-kit.ts'
import { fakePacks } from './fake-packs.test-kit.ts'
import { fakeTypesetting, type FakeUncovered } from './fake-typesetting.test-kit.ts'
import { fakeRedaction } from './fake-redaction.test-kit.ts'
import { fakeSearch, type FakeSearch } from './fake-search.test-kit.ts'
import { fakeHistory, type FakePast } from './fake-history.test-kit.ts'

const moment = '2026-03-01T09:00:00.000Z'

interface Kept {
  record: LibraryRecord
  rev: number
  body?: DocumentBody
  trashedAt?: string
}

export interface FakeWorkbench {
  client: Client
  kept: Map<RecordId, Kept>
  settings: () => Settings
  /** Names of the procedures called, in order. */
  calls: string[]
  /** The next call of this procedure fails so. */
  failNext: (procedure: string, error: Error) => void
  /** As somebody else would have done it. */
  change: (change: RecordChange) => void
}

/** The whole contract over records in memory: what tests of the page speak to. */
export function createFakeWorkbench(
  records: readonly LibraryRecord[] = [],
  options: {
    settings?: Partial<Settings>
    bodies?: Record<string, DocumentBody>
    trashed?: RecordId[]
    notices?: LibraryNotice[]
    /** Why the library can only be read. */
    readOnly?: 'locked' | 'newer-format' | 'medium'
    pasts?: Record<string, FakePast>
    /** What preflight says of every document; may change while the page looks. */
    findings?: readonly Finding[]
    beforePreview?: () => Promise<void>
    /** Characters that exports ask about first. */
    uncovered?: FakeUncovered
    /** A document whose export never ends by itself. */
    endless?: RecordId
    /** Folders among the library's templates that are none. */
    faultyTemplates?: readonly FaultyTemplate[]
    /** Takes down what every export was asked for. */
    exports?: ExportOptions[]
    backups?: Partial<BackupsStatus>
    protection?: FakeProtection
    search?: FakeSearch
    copies?: FakeCopies
  } = {},
): FakeWorkbench {
  const kept = new Map<RecordId, Kept>(
    records.map((record) => [
      record.id,
      {
        record,
        rev: 1,
        ...(record.kind === 'document' ? { body: options.bodies?.[record.id] ?? emptyText } : {}),
        ...(options.trashed?.includes(record.id) ? { trashedAt: moment } : {}),
      },
    ]),
  )
  let settings: Settings = { ...defaultSettings, ...options.settings }
  let made = 900
  const calls: string[] = []
  const failures = new Map<string, Error>()
  const listeners = new Set<(change: RecordChange) => void>()
  const tell = (change: RecordChange) => {
    for (const listener of listeners) listener(change)
  }
  const find = (id: RecordId): Kept => {
    const found = kept.get(id)
    if (!found) throw new ORPCError('NOT_FOUND', { data: { what: 'record', id } })
    return found
  }
  const summaryOf = (held: Kept): RecordSummary => ({
    ...summarize(held.record, held.body),
    ...(held.trashedAt ? { trashedAt: held.trashedAt } : {}),
  })
  const stored = (held: Kept) => ({
    record: held.record,
    rev: held.rev,
    savedAt: moment,
    summary: summaryOf(held),
  })
  const opened = (held: Kept) => {
    if (held.record.kind !== 'document') throw new ORPCError('NOT_FOUND')
    return {
      record: held.record,
      body: held.body ?? emptyText,
      rev: held.rev,
      savedAt: moment,
      summary: summaryOf(held),
      findings: [],
    }
  }
  const meetingOf = (record: LibraryRecord) => {
    const meeting = record.kind === 'document' && record.meetingId && kept.get(record.meetingId)?.record
    return meeting ? { meetingId: meeting.id, meetingTitle: summarize(meeting).title } : {}
  }
  const save = (held: Kept, op: RecordChange['op'] = 'saved') => {
    held.rev += 1
    tell({ id: held.record.id, kind: held.record.kind, rev: held.rev, op })
    return { id: held.record.id, rev: held.rev, savedAt: moment }
  }
  const create = (fields: Record<string, unknown>, body?: DocumentBody): Kept => {
    made += 1
    const record = libraryRecord.parse({
      id: anId(made),
      createdAt: moment,
      updatedAt: moment,
      tags: [],
      ...blank[String(fields['kind'])],
      ...fields,
    })
    const held: Kept = { record, rev: 0, ...(body ? { body } : {}) }
    kept.set(record.id, held)
    save(held)
    return held
  }
  const live = () => [...kept.values()].filter((held) => !held.trashedAt)

  const statusNow = () => ({
    libraryId: 'test',
    name: 'Test library',
    readOnly: options.readOnly ?? null,
    counts: Object.fromEntries(
      recordKinds.map((kind) => [kind, live().filter((held) => held.record.kind === kind).length]),
    ) as Record<(typeof recordKinds)[number], number>,
    trashed: kept.size - live().length,
    notices: options.notices ?? [],
    version: '0.1.0',
  })

  const before = (name: string) => {
    calls.push(name)
    const failure = failures.get(name)
    failures.delete(name)
    if (failure) throw failure
  }
  const os = implement(contract).use(async ({ next, path }) => {
    before(path.join('.'))
    return next()
  })
  const router = os.router({
    library: {
      status: os.library.status.handler(statusNow),
      refresh: os.library.refresh.handler(statusNow),
      editAnyway: os.library.editAnyway.handler(statusNow),
      verify: os.library.verify.handler(async function* () {
        yield { checked: 1, total: 2, damaged: [], done: false }
        yield { checked: 2, total: 2, damaged: [], done: true }
      }),
      changes: os.library.changes.handler(({ signal }) => changeStream(listeners, signal)),
    },
    records: {
      list: os.records.list.handler(({ input: { filter, offset, limit, sort, descending } }) => {
        const all = [...kept.values()]
          .filter((held) => Boolean(held.trashedAt) === Boolean(filter.trashed))
          .map(summaryOf)
          .filter(
            (each) =>
              (!filter.kinds || filter.kinds.includes(each.kind)) &&
              (!filter.types || filter.types.includes(each.type ?? '')) &&
              (!filter.statuses || filter.statuses.includes(each.status ?? '')) &&
              (!filter.ids || filter.ids.includes(each.id)) &&
              (!filter.workId || each.workId === filter.workId) &&
              (!filter.linkedTo || each.links.some((link) => link.id === filter.linkedTo)),
          )
          .toSorted((a, b) => (sort === 'title' ? a.title.localeCompare(b.title) : a.id.localeCompare(b.id)))
        if (descending) all.reverse()
        return { total: all.length, offset, items: all.slice(offset, offset + limit) }
      }),
      get: os.records.get.handler(({ input }) => stored(find(input.id))),
      create: os.records.create.handler(({ input }) => stored(create(input))),
      update: os.records.update.handler(({ input, errors }) => {
        const held = find(input.record.id)
        if (held.rev !== input.baseRev)
          throw errors.CONFLICT({ data: { id: held.record.id, currentRev: held.rev } })
        held.record = input.record
        save(held)
        return stored(held)
      }),
      trash: os.records.trash.handler(({ input }) => {
        const held = find(input.id)
        held.trashedAt = moment
        return save(held, 'trashed')
      }),
      restore: os.records.restore.handler(({ input }) => {
        const held = find(input.id)
        delete held.trashedAt
        return save(held, 'restored')
      }),
      purge: os.records.purge.handler(({ input }) => {
        const held = find(input.id)
        kept.delete(input.id)
        save(held, 'purged')
        return { id: input.id }
      }),
      backlinks: os.records.backlinks.handler(({ input }) =>
        live()
          .map(summaryOf)
          .filter((each) => each.links.some((link) => link.id === input.id)),
      ),
    },
    documents: {
      open: os.documents.open.handler(({ input }) => opened(find(input.id))),
      save: os.documents.save.handler(({ input, errors }) => {
        const held = find(input.id)
        if (held.rev !== input.baseRev)
          throw errors.CONFLICT({ data: { id: input.id, currentRev: held.rev } })
        held.body = input.body as DocumentBody
        return save(held)
      }),
      create: os.documents.create.handler(({ input: { period: _period, editionOf: _edition, ...input } }) =>
        opened(
          create(
            { kind: 'document', workId: anId(1), ...input, title: input.title ?? 'Untitled' },
            emptyText,
          ),
        ),
      ),
      reportFromMeeting: os.documents.reportFromMeeting.handler(({ input }) =>
        opened(
          create(
            { kind: 'document', workId: anId(1), type: 'final-report', title: 'Report', ...input },
            emptyText,
          ),
        ),
      ),
    },
    actions: {
      list: os.actions.list.handler(({ input }) =>
        live()
          .flatMap((held) =>
            (summaryOf(held).blocks ?? []).map((block) => ({
              ...block,
              documentId: held.record.id,
              documentTitle: summarize(held.record).title,
              ...meetingOf(held.record),
            })),
          )
          .filter(
            (row) => (!input.type || row.type === input.type) && (!input.state || row.state === input.state),
          ),
      ),
      setState: os.actions.setState.handler(({ input }) => {
        const held = find(input.documentId)
        const block = held.body?.content.find((node) => node.attrs?.['id'] === input.blockId)
        if (block?.attrs) block.attrs['state'] = input.state
        return save(held)
      }),
    },
    search: fakeSearch(() => live().map(summaryOf), options.search),
    typesetting: fakeTypesetting({
      find,
      save: (held) => save(held),
      findings: () => [...(options.findings ?? [])],
      uncovered: options.uncovered ?? [],
      endless: options.endless,
      beforePreview: options.beforePreview,
      faulty: [...(options.faultyTemplates ?? [])],
      exports: options.exports ?? [],
    }),
    packs: fakePacks(before),
    copies: fakeCopies(before, (id) => find(id), options.copies),
    redaction: fakeRedaction(before, (id) => find(id)),
    backups: fakeBackups(options.backups),
    bundles: fakeBundles(before),
    protection: fakeProtection(before, options.protection),
    history: fakeHistory({ before, find, save: (held) => save(held), pasts: options.pasts ?? {} }),
    exchange: {
      checkPicture: os.exchange.checkPicture.handler(() => ({ fault: null })),
      attach: os.exchange.attach.handler(({ input: { sha256, fileName, ...links } }) =>
        summaryOf(
          create({
            kind: 'attachment',
            title: fileName,
            fileName,
            sha256,
            mediaType: fileName.endsWith('.docx') ? wordType : 'application/pdf',
            size: 1000,
            ...links,
          }),
        ),
      ),
      makeDocument: os.exchange.makeDocument.handler(({ input: { id }, errors }) => {
        const { title } = summaryOf(find(id))
        if (title.startsWith('Torn'))
          throw errors.UNSUPPORTED_FILE({ data: { fileName: title, reason: 'damaged' } })
        const made = create(
          { kind: 'document', workId: anId(1), type: 'note', title, originalId: id },
          emptyText,
        )
        return { document: summaryOf(made), losses: ['comments' as const] }
      }),
      importDocument: os.exchange.importDocument.handler(({ input }) =>
        summaryOf(
          create({ kind: 'document', workId: anId(1), type: 'note', title: input.fileName }, emptyText),
        ),
      ),
    },
    settings: {
      get: os.settings.get.handler(() => settings),
      changeWords: os.settings.changeWords.handler(({ input }) => (settings = withWords(settings, input))),
      update: os.settings.update.handler(({ input }) => {
        settings = { ...settings, ...input } as Settings
        return settings
      }),
    },
    host: {
      describe: os.host.describe.handler(() => ({
        host: 'memory' as const,
        platform: 'linux' as const,
        capabilities: {
          nativeDialogs: false,
          revealFile: false,
          openExternalLinks: false,
          switchLibrary: false,
          nativeMenu: false,
        },
      })),
      commands: os.host.commands.handler(async function* () {}),
      openLink: os.host.openLink.handler(() => ({ opened: true })),
      saveArtifact: os.host.saveArtifact.handler(({ input }) => ({ fileName: input.suggestedName })),
      recentLibraries: os.host.recentLibraries.handler(() => []),
      openLibrary: os.host.openLibrary.handler(() => ({ opened: false })),
    },
  })
  return {
    client: createRouterClient(router) as Client,
    kept,
    settings: () => settings,
    calls,
    failNext: (procedure, error) => failures.set(procedure, error),
    change: tell,
  }
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const emptyText: DocumentBody = { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b1' } }] }

const blank: Record<string, Record<string, unknown>> = {
  theme: { languages: [], entries: [] },
  meeting: { type: 'other', agenda: [], participants: [], deadlines: [], contacts: [] },
  pack: { language: 'en', entries: [], issues: [] },
  document: {
    masthead: { distribution: 'general', originalLanguage: 'en' },
    language: 'en',
    status: 'draft',
    settings: { numbering: 'continuous', contents: false },
  },
}
