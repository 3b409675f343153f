import { useRef } from 'react'
import {
  DropIndicator,
  isFileDropItem,
  isTextDropItem,
  useDragAndDrop,
  type DragAndDropHooks,
  type DropItem,
  type DropTarget,
} from 'react-aria-components'
import { useT } from '../../../i18n/use-t.ts'
import { toPlace } from './drop-place.ts'
import { itemKey, moved, type Place } from './pack-tree.ts'
import styles from './tree.module.css'
import type { Builder } from './use-builder.ts'

/** What a record is carried as from beside the tree: its id. */
export const recordType = 'application/x-rapporteur-record'

interface TreeDrag {
  builder: Builder
  nameOf: (key: string) => string
  onFiles: (files: File[], place: Place) => void
  onRecords: (ids: readonly string[], place: Place) => void
}

/** Rows are moved among each other; files from the desktop and records from beside the tree are let go between them. */
export function useTreeDrag({ builder, nameOf, onFiles, onRecords }: TreeDrag): DragAndDropHooks {
  const t = useT()
  const { draft, edit } = builder
  /** An item is carried: it goes between others and under none. */
  const carriesItem = useRef(false)

  const takeIn = async (items: readonly DropItem[], target: DropTarget) => {
    const place = toPlace(draft, target)
    if (!place) return
    const files = await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile()))
    if (files.length > 0) onFiles(files, place)
    const records = items.filter(isTextDropItem).filter(({ types }) => types.has(recordType))
    if (records.length > 0)
      onRecords(await Promise.all(records.map((item) => item.getText(recordType))), place)
  }
  const isItem = (key: string) => draft.agenda?.some(({ id }) => itemKey(id) === key) ?? false
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(String(key)) })),
    onDragStart: ({ keys }) => {
      carriesItem.current = [...keys].some((key) => isItem(String(key)))
    },
    onDragEnd: () => {
      carriesItem.current = false
    },
    getDropOperation: (target, _types, allowed) => {
      const place = toPlace(draft, target)
      if (!place || (carriesItem.current && place.item !== null)) return 'cancel'
      return allowed.includes('move') ? 'move' : (allowed[0] ?? 'cancel')
    },
    shouldAcceptItemDrop: (target) => isItem(String(target.key)),
    onMove: ({ keys, target }) => {
      const place = toPlace(draft, target)
      const marked = new Set([...keys].map(String))
      if (place) edit(t('packs.did.move', { count: marked.size }), (now) => moved(now, marked, place))
    },
    onInsert: ({ items, target }) => void takeIn(items, target),
    onItemDrop: ({ items, target, isInternal }) => {
      if (!isInternal) void takeIn(items, target)
    },
    onRootDrop: ({ items }) => void takeIn(items, { type: 'root' }),
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles['dropLine'] ?? ''} />,
    renderDragPreview: (items) => (
      <div className={styles['preview']}>
        {items.length === 1 ? (
          <bdi>{items[0]?.['text/plain']}</bdi>
        ) : (
          t('packs.tree.carried', { count: items.length })
        )}
      </div>
    ),
  })
  return dragAndDropHooks
}
