import { ArrowDown, ArrowUp, FilePlus2, GripVertical, SeparatorHorizontal, X } from 'lucide-react'
import { useState, type DragEvent, type KeyboardEvent } from 'react'
import { DropZone, isFileDropItem } from 'react-aria-components'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { PackEntry } from '../../../shared/model/pack/v1.ts'
import { namedLine } from '../../../shared/model/record-base.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { chooseFiles, takeIn } from '../attachments/index.ts'
import { RecordLink, RecordPicker, useSummaries } from '../records/index.ts'
import { entryFor, movedEntry, newDivider } from './pack-entries.ts'
import styles from './packs.module.css'

interface PackEntriesProps {
  entries: readonly PackEntry[]
  meetingId: RecordId | undefined
  /** Changes the entries as they are when it is carried out. */
  onChange: (change: (entries: PackEntry[]) => PackEntry[]) => void
}

/** The entries in the order they are bound: moved by pointer or keys, added by name, as a divider, or by dropping files. */
export function PackEntries({ entries, meetingId, onChange }: PackEntriesProps) {
  const t = useT()
  const api = useApi()
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const summaries = useSummaries([
    ...new Set(entries.flatMap((entry) => (entry.type === 'divider' ? [] : [entry.recordId]))),
  ])
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))
  const titleOf = (entry: PackEntry) =>
    entry.type === 'divider' ? entry.title : (byId.get(entry.recordId)?.title ?? t('records.gone'))

  const move = (entry: PackEntry, to: number) => {
    onChange((now) => movedEntry(now, entry.id, to))
    const place = Math.max(0, Math.min(entries.length - 1, to)) + 1
    setSaid(t('packs.moved', { title: titleOf(entry), place }))
  }
  const remove = (entry: PackEntry, at: number) => {
    onChange((now) => now.filter((each) => each.id !== entry.id))
    showToast({
      text: t('packs.removed', { title: titleOf(entry) }),
      action: {
        label: t('ui.undo'),
        onAction: () => onChange((now) => [...now.slice(0, at), entry, ...now.slice(at)]),
      },
    })
  }
  const takeFiles = (files: File[]) =>
    void takeIn(api, files, {
      ...(meetingId ? { meetingId } : {}),
      onTaken: (summary) => {
        const entry = entryFor(summary)
        if (entry) onChange((now) => [...now, entry])
      },
    })
  /** The same can be done with the keys of the handle and with the buttons of each row. */
  const dropTarget = (entry: PackEntry, at: number) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return
      event.preventDefault()
      setOver(entry.id)
    },
    onDrop: (event: DragEvent) => {
      const moved = entries.find((each) => each.id === dragged)
      if (!moved) return
      event.preventDefault()
      event.stopPropagation()
      move(moved, at)
      setOver(null)
    },
  })
  const handleKey = (event: KeyboardEvent, entry: PackEntry, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(entry, event.key === 'ArrowUp' ? at - 1 : at + 1)
  }
  return (
    <DropZone
      className={styles['drop'] ?? ''}
      aria-label={t('packs.dropHere')}
      onDrop={async ({ items }) => {
        const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()))
        takeFiles(files)
      }}
    >
      {entries.length === 0 && (
        <EmptyState title={t('packs.noEntriesTitle')} drawing={<Drawing name="binder" />}>
          {t('packs.noEntriesText')}
        </EmptyState>
      )}
      <ol aria-label={t('packs.entries')}>
        {entries.map((entry, at) => (
          <li
            key={entry.id}
            className={styles['entry']}
            data-divider={entry.type === 'divider' || undefined}
            data-dropping={over === entry.id || undefined}
            {...dropTarget(entry, at)}
          >
            <button
              type="button"
              className={styles['handle']}
              draggable
              aria-label={t('packs.drag', { title: titleOf(entry) })}
              onKeyDown={(event) => handleKey(event, entry, at)}
              onDragStart={(event) => {
                setDragged(entry.id)
                event.dataTransfer.effectAllowed = 'move'
                event.dataTransfer.setData('text/plain', titleOf(entry))
              }}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
            >
              <GripVertical size={15} />
            </button>
            <span className={styles['number']}>{at + 1}</span>
            <EntryName
              entry={entry}
              summary={entry.type === 'divider' ? undefined : byId.get(entry.recordId)}
              onRename={(title) =>
                onChange((now) =>
                  now.map((each) =>
                    each.id === entry.id && each.type === 'divider' ? { ...each, title } : each,
                  ),
                )
              }
            />
            <span>
              <IconButton
                label={`${t('packs.moveUp')}: ${titleOf(entry)}`}
                icon={<ArrowUp size={14} />}
                size="small"
                isDisabled={at === 0}
                onPress={() => move(entry, at - 1)}
              />
              <IconButton
                label={`${t('packs.moveDown')}: ${titleOf(entry)}`}
                icon={<ArrowDown size={14} />}
                size="small"
                isDisabled={at === entries.length - 1}
                onPress={() => move(entry, at + 1)}
              />
              <IconButton
                label={t('ui.remove', { name: titleOf(entry) })}
                icon={<X size={14} />}
                size="small"
                onPress={() => remove(entry, at)}
              />
            </span>
          </li>
        ))}
      </ol>
      <div className={styles['adder']}>
        <RecordPicker
          label={t('packs.add')}
          kinds={['document', 'attachment']}
          value={null}
          onChange={(id) => void addRecord(id)}
        />
        <Button
          icon={<SeparatorHorizontal size={15} />}
          onPress={() => onChange((now) => [...now, newDivider(t('packs.newDivider'))])}
        >
          {t('packs.addDivider')}
        </Button>
        <Button icon={<FilePlus2 size={15} />} onPress={() => chooseFiles(takeFiles)}>
          {t('packs.addFiles')}
        </Button>
      </div>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </DropZone>
  )

  async function addRecord(id: RecordId | null) {
    if (!id) return
    const { summary } = await api.client.records.get({ id })
    const entry = entryFor(summary)
    if (entry) onChange((now) => [...now, entry])
  }
}

interface EntryNameProps {
  entry: PackEntry
  summary: Parameters<typeof RecordLink>[0]['summary'] | undefined
  onRename: (title: string) => void
}

function EntryName({ entry, summary, onRename }: EntryNameProps) {
  const t = useT()
  if (entry.type === 'divider') {
    return (
      <InlineField label={t('packs.dividerName')} value={entry.title} schema={namedLine} onSave={onRename} />
    )
  }
  return summary ? <RecordLink summary={summary} /> : <span>{t('records.gone')}</span>
}
