import { useMemo, useState } from 'react'
import { v7 } from 'uuid'
import { toRecordId } from '../../../../shared/model/ids.ts'
import type { MeetingV1 } from '../../../../shared/model/meeting/v1.ts'
import { contentsOf, type PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import type { EditedRecord } from '../../../api/use-record.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Drawing } from '../../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { chooseFiles, takeIn } from '../../attachments/index.ts'
import { daysBetweenBoth } from '../../meetings/index.ts'
import { takeInUnlessOurs } from '../../stray/index.ts'
import { PasswordDialog } from '../papers/PasswordDialog.tsx'
import { planPages } from '../papers/page-plan.ts'
import { usePapers } from '../papers/use-papers.ts'
import { placeBehind } from './drop-place.ts'
import { FilesRead, type ReadFile } from './FilesRead.tsx'
import { ItemDialog } from './ItemDialog.tsx'
import { itemTimes } from './item-times.ts'
import { ItemTimes } from './item-times-context.ts'
import { nameOf } from './name-of.ts'
import { entryFor, newBlank, newDivider, newSheet, type SheetKind } from './new-entries.ts'
import { fromTree, inserted, isOutOfOrder, itemKey, toTree, type Place } from './pack-tree.ts'
import { PackTree } from './PackTree.tsx'
import styles from './contents.module.css'
import { Shelf } from './Shelf.tsx'
import { TreeToolbar } from './TreeToolbar.tsx'
import { useAtHand, type AtHand } from './use-at-hand.ts'
import { useBuilder } from './use-builder.ts'
import { useRowActions } from './use-row-actions.ts'

interface PackContentsProps {
  pack: PackV1
  changePack: EditedRecord<'pack'>['change']
  meeting: MeetingV1 | undefined
  changeMeeting: EditedRecord<'meeting'>['change']
  /** Pages of cover and agenda in the last build; null before the first. */
  front: number | null
}

/** What is in a pack, put together: the tree, what stands above it, and the questions it asks. */
export function PackContents({ pack, changePack, meeting, changeMeeting, front }: PackContentsProps) {
  const t = useT()
  const format = useFormat()
  const api = useApi()
  const builder = useBuilder(pack, changePack, meeting, changeMeeting)
  const { draft, edit } = builder
  const papers = usePapers(draft.entries)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [renaming, setRenaming] = useState<string | null>(null)
  const [itemAsked, setItemAsked] = useState<string | null>(null)
  const [locked, setLocked] = useState<string | null>(null)
  const [read, setRead] = useState<readonly ReadFile[]>([])
  const [said, setSaid] = useState('')
  const actions = useRowActions(builder, papers, {
    rename: setRenaming,
    details: setItemAsked,
    unlock: setLocked,
    onRead: (document, losses) => setRead((all) => [...all, { document, losses }]),
    say: setSaid,
  })
  const plan = planPages(
    draft.entries.map((entry) => ({
      id: entry.id,
      title: nameOf(t, draft, papers, entry.id),
      pages: papers.get(entry.id)?.pages ?? null,
    })),
    front,
    pack.issues.findLast(({ entries }) => entries)?.entries ?? [],
    { ...pack.binding, contents: contentsOf(pack) },
  )
  const times = useMemo(
    () => itemTimes(t, format, draft.agenda, meeting?.dates),
    [t, format, draft.agenda, meeting?.dates],
  )
  const atHand = useAtHand(meeting, draft)
  const here = () => placeBehind(draft, [...selected].at(-1) ?? null)

  const addRecords = async (ids: readonly string[], place: Place) => {
    for (const id of ids.flatMap((each) => toRecordId(each) ?? [])) {
      const { summary } = await api.client.records.get({ id })
      const entry = entryFor(summary)
      if (entry) edit(t('packs.did.add', { count: 1 }), (now) => inserted(now, [entry], place))
    }
  }
  /** All in one step: under the items they are issued under, or where things are added. */
  const takeFromShelf = (taken: readonly AtHand[]) => {
    const made = taken.flatMap(({ summary, itemId }) => {
      const entry = entryFor(summary)
      return entry ? [{ entry, place: itemId === null ? here() : { item: itemId, before: null } }] : []
    })
    edit(t('packs.did.add', { count: made.length }), (now) =>
      made.reduce((all, { entry, place }) => inserted(all, [entry], place), now),
    )
  }
  const addFiles = (files: File[], place: Place) =>
    void takeInUnlessOurs(
      api,
      files,
      (others) =>
        void takeIn(api, others, {
          asDocuments: true,
          ...(meeting ? { meetingId: meeting.id } : {}),
          onTaken: (summary, losses) => {
            const entry = entryFor(summary)
            if (summary.kind === 'document') setRead((all) => [...all, { document: summary, losses }])
            if (entry) edit(t('packs.did.add', { count: 1 }), (now) => inserted(now, [entry], place))
          },
        }),
    )
  const addDivider = () => {
    const entry = newDivider(t('packs.newDivider'))
    edit(t('packs.did.add', { count: 1 }), (now) => inserted(now, [entry], here()))
    setRenaming(entry.id)
  }
  const addBlank = () => edit(t('packs.did.add', { count: 1 }), (now) => inserted(now, [newBlank()], here()))
  const addSheet = (sheet: SheetKind) => {
    const entry = newSheet(sheet, t(`packs.sheet.${sheet}`))
    edit(t('packs.did.add', { count: 1 }), (now) => inserted(now, [entry], here()))
  }
  const addItem = () => {
    const id = `a${v7()}`
    edit(t('packs.did.item'), (now) => ({
      ...now,
      agenda: now.agenda && [
        ...now.agenda,
        { id, number: String(now.agenda.length + 1), title: t('packs.tree.newItem'), papers: [] },
      ],
    }))
    setRenaming(itemKey(id))
  }
  const item = draft.agenda?.find(({ id }) => id === itemAsked)
  const lockedPaper = locked === null ? undefined : papers.get(locked)
  return (
    <section className={styles['contents']} aria-label={t('packs.entries')}>
      <TreeToolbar
        builder={builder}
        papers={papers}
        plan={plan}
        hasAgenda={draft.agenda !== null}
        onSay={setSaid}
        onAddRecord={(id) => void addRecords([id], here())}
        onAddDivider={addDivider}
        onAddBlank={addBlank}
        onAddItem={addItem}
        onAddSheet={addSheet}
        onAddFiles={() => chooseFiles((files) => addFiles(files, here()))}
      />
      <FilesRead
        files={read}
        onDismiss={(id) => setRead((all) => all.filter(({ document }) => document.id !== id))}
      />
      <Shelf papers={atHand} agenda={draft.agenda} onAdd={takeFromShelf} />
      {isOutOfOrder(draft) && (
        <Notice
          tone="warn"
          action={
            <Button onPress={() => edit(t('packs.did.order'), (now) => fromTree(toTree(now), now))}>
              {t('packs.tree.putInOrder')}
            </Button>
          }
        >
          {t('packs.tree.outOfOrder')}
        </Notice>
      )}
      {!meeting && draft.entries.length > 0 && <p className={styles['hint']}>{t('packs.tree.noMeeting')}</p>}
      <ItemTimes value={times}>
        <PackTree
          builder={builder}
          papers={papers}
          plan={plan}
          actions={actions}
          selected={selected}
          onSelect={setSelected}
          renaming={renaming}
          onFiles={addFiles}
          onRecords={(ids, place) => void addRecords(ids, place)}
          empty={
            <EmptyState title={t('packs.noEntriesTitle')} drawing={<Drawing name="binder" />}>
              {t('packs.noEntriesText')}
            </EmptyState>
          }
        />
      </ItemTimes>
      {item && (
        <ItemDialog
          item={item}
          days={meeting?.dates ? daysBetweenBoth(meeting.dates.start, meeting.dates.end, 31) : []}
          onSave={(changed) =>
            edit(t('packs.did.item'), (now) => ({
              ...now,
              agenda: now.agenda && now.agenda.map((each) => (each.id === changed.id ? changed : each)),
            }))
          }
          onClose={() => setItemAsked(null)}
        />
      )}
      {lockedPaper?.summary && (
        <PasswordDialog
          entryId={lockedPaper.entry.id}
          recordId={lockedPaper.summary.id}
          name={lockedPaper.summary.title}
          onClose={() => setLocked(null)}
        />
      )}
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </section>
  )
}
