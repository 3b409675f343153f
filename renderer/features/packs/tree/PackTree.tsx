import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { Tree, TreeItem, TreeItemContent, type Key } from 'react-aria-components'
import type { PackEntry } from '../../../../shared/model/pack/v1.ts'
import { useT } from '../../../i18n/use-t.ts'
import type { PagePlan } from '../papers/page-plan.ts'
import type { Paper } from '../papers/use-papers.ts'
import { EntryRow } from './EntryRow.tsx'
import { ItemRow } from './ItemRow.tsx'
import { nameOf } from './name-of.ts'
import { itemKey, toTree, type Place } from './pack-tree.ts'
import type { RowActions } from './row-actions.ts'
import styles from './tree.module.css'
import type { Builder } from './use-builder.ts'
import { treeAct } from './tree-act.ts'
import { useTreeDrag } from './use-tree-drag.tsx'
import { WithdrawnRow } from './WithdrawnRow.tsx'

interface PackTreeProps {
  builder: Builder
  papers: ReadonlyMap<string, Paper>
  plan: PagePlan
  actions: RowActions
  /** Marked rows; the last one focused is where things are added. */
  selected: ReadonlySet<string>
  onSelect: (keys: ReadonlySet<string>) => void
  /** The row whose name is being written. */
  renaming: string | null
  onFiles: (files: File[], place: Place) => void
  onRecords: (ids: readonly string[], place: Place) => void
  empty: ReactNode
}

/** The agenda with the papers under its items, in the order they are bound; moved by pointer, by keys, and by files let go on it. */
export function PackTree(props: PackTreeProps) {
  const { builder, papers, plan, actions, selected, onSelect, renaming, empty } = props
  const t = useT()
  const { draft } = builder
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set())
  const roots = toTree(draft)
  const items = roots.flatMap((root) => (root.type === 'item' ? [root.key] : []))
  const dragAndDropHooks = useTreeDrag({ ...props, nameOf: (key) => nameOf(t, draft, papers, key) })

  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event
    // Menus and dialogs of a row are drawn elsewhere, and what is written in a field is for the field.
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return
    if (target.closest('input, textarea')) return
    const row = target.closest('[role=row]')?.getAttribute('data-key') ?? null
    const wanted = treeAct(event)
    if (!wanted) return
    event.preventDefault()
    event.stopPropagation()
    const marked = row !== null && !selected.has(row) ? new Set([row]) : selected
    if (wanted.act === 'step') actions.step(marked, wanted.step)
    else if (wanted.act === 'remove') actions.remove(marked)
    else if (wanted.act !== 'rename') builder[wanted.act]()
    else if (row !== null) actions.rename(row)
  }
  const drawEntry = (entry: PackEntry) => {
    const paper = papers.get(entry.id)
    return [
      <TreeItem
        key={entry.id}
        id={entry.id}
        textValue={nameOf(t, draft, papers, entry.id)}
        className={styles['row'] ?? ''}
        data-type={entry.type}
      >
        <TreeItemContent>
          {paper && (
            <EntryRow
              paper={paper}
              span={plan.spans.get(entry.id)}
              isRenaming={renaming === entry.id}
              actions={actions}
            />
          )}
        </TreeItemContent>
      </TreeItem>,
      ...drawWithdrawn(entry.id),
    ]
  }
  const drawWithdrawn = (behind: string): ReactNode[] =>
    plan.withdrawn
      .filter((each) => each.behind === behind)
      .flatMap(({ id, title, label }) => [
        <TreeItem
          key={id}
          id={id}
          textValue={t('packs.tree.withdrawnName', { title, label })}
          className={styles['row'] ?? ''}
          data-type="withdrawn"
        >
          <TreeItemContent>
            <WithdrawnRow title={title} label={label} />
          </TreeItemContent>
        </TreeItem>,
        ...drawWithdrawn(id),
      ])
  return (
    // The keys are those of the tree within; nothing here takes the focus itself.
    <div className={styles['frame']} onKeyDownCapture={handleKey} role="presentation">
      <Tree
        aria-label={t('packs.tree.label')}
        className={styles['tree'] ?? ''}
        keyboardNavigationBehavior="tab"
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        disabledKeys={plan.withdrawn.map(({ id }) => id)}
        onSelectionChange={(keys) =>
          onSelect(new Set(keys === 'all' ? everyKey(roots) : [...keys].map(String)))
        }
        expandedKeys={new Set(items.filter((key) => !closed.has(key)))}
        onExpandedChange={(open) => setClosed(new Set(items.filter((key) => !open.has(key))))}
        onAction={(key) => actions.open(String(key))}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => empty}
      >
        {drawWithdrawn('')}
        {roots.flatMap((root) =>
          root.type === 'entry'
            ? drawEntry(root.entry)
            : [
                <TreeItem
                  key={root.key}
                  id={root.key}
                  textValue={nameOf(t, draft, papers, root.key)}
                  className={styles['row'] ?? ''}
                  data-type="item"
                >
                  <TreeItemContent>
                    {({ isExpanded }) => (
                      <ItemRow
                        item={root.item}
                        entries={root.entries}
                        plan={plan}
                        isOpen={isExpanded}
                        isRenaming={renaming === itemKey(root.item.id)}
                        actions={actions}
                      />
                    )}
                  </TreeItemContent>
                  {root.entries.flatMap(drawEntry)}
                </TreeItem>,
              ],
        )}
      </Tree>
    </div>
  )
}

const everyKey = (roots: ReturnType<typeof toTree>) =>
  roots.flatMap((root) => [root.key, ...(root.type === 'item' ? root.entries.map(({ id }) => id) : [])])
