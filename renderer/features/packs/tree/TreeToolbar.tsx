import { File, FilePlus2, ListPlus, ListTree, Plus, Redo2, SeparatorHorizontal, Undo2 } from 'lucide-react'
import type { RecordId } from '../../../../shared/model/ids.ts'
import { useT } from '../../../i18n/use-t.ts'
import { IconButton } from '../../../ui/action/IconButton.tsx'
import { MenuButton, type MenuEntry } from '../../../ui/overlay/MenuButton.tsx'
import { RecordPicker } from '../../records/index.ts'
import type { PagePlan } from '../papers/page-plan.ts'
import { notesOf } from '../papers/paper-notes.ts'
import type { Paper } from '../papers/use-papers.ts'
import styles from './contents.module.css'
import type { SheetKind } from './new-entries.ts'
import type { Builder } from './use-builder.ts'

const sheets: readonly SheetKind[] = ['participants', 'open-actions']

interface TreeToolbarProps {
  builder: Builder
  papers: ReadonlyMap<string, Paper>
  plan: PagePlan
  hasAgenda: boolean
  onSay: (sentence: string) => void
  onAddRecord: (id: RecordId) => void
  onAddDivider: () => void
  onAddBlank: () => void
  onAddItem: () => void
  onAddFiles: () => void
  onAddSheet: (sheet: SheetKind) => void
}

/** What is added and taken back, and how the whole stands. */
export function TreeToolbar(props: TreeToolbarProps) {
  const {
    builder,
    hasAgenda,
    onSay,
    onAddRecord,
    onAddDivider,
    onAddBlank,
    onAddItem,
    onAddFiles,
    onAddSheet,
  } = props
  const t = useT()
  const { undoes, redoes } = builder
  const icon = (Icon: typeof Plus) => <Icon size={15} aria-hidden="true" />
  const menu: MenuEntry[] = [
    { id: 'files', label: t('packs.tree.addFiles'), icon: icon(FilePlus2), onAction: onAddFiles },
    {
      id: 'divider',
      label: t('packs.tree.addDivider'),
      icon: icon(SeparatorHorizontal),
      onAction: onAddDivider,
    },
    { id: 'blank', label: t('packs.tree.addBlank'), icon: icon(File), onAction: onAddBlank },
    ...(hasAgenda
      ? [
          { id: 'item', label: t('packs.tree.addItem'), icon: icon(ListPlus), onAction: onAddItem },
          'separator' as const,
          ...sheets.map((sheet) => ({
            id: sheet,
            label: t(`packs.sheet.${sheet}`),
            icon: icon(ListTree),
            onAction: () => onAddSheet(sheet),
          })),
        ]
      : []),
  ]
  return (
    <div className={styles['toolbar']}>
      <div className={styles['picker']}>
        <RecordPicker
          label={t('packs.add')}
          hideLabel
          placeholder={t('packs.add')}
          kinds={['document', 'attachment']}
          value={null}
          onChange={(id) => id && onAddRecord(id)}
        />
      </div>
      <MenuButton label={t('packs.tree.add')} icon={icon(Plus)} items={menu} />
      <span className={styles['undo']}>
        <IconButton
          label={undoes === null ? t('packs.tree.nothingToUndo') : t('packs.tree.undo', { what: undoes })}
          icon={icon(Undo2)}
          keys="Mod+Z"
          isDisabled={undoes === null}
          onPress={() => {
            builder.undo()
            onSay(t('packs.tree.said.undo', { what: undoes ?? '' }))
          }}
        />
        <IconButton
          label={redoes === null ? t('packs.tree.nothingToRedo') : t('packs.tree.redo', { what: redoes })}
          icon={icon(Redo2)}
          keys="Mod+Shift+Z"
          isDisabled={redoes === null}
          onPress={() => {
            builder.redo()
            onSay(t('packs.tree.said.redo', { what: redoes ?? '' }))
          }}
        />
      </span>
      <Standing {...props} />
    </div>
  )
}

/** How many pages there will be, what is still being looked at, and what somebody should look at. */
function Standing({ papers, plan }: Pick<TreeToolbarProps, 'papers' | 'plan'>) {
  const t = useT()
  const all = [...papers.values()]
  const left = all.filter(({ isChecking }) => isChecking).length
  const grave = all.filter((paper) => notesOf(t, paper).some(({ weight }) => weight !== 'note')).length
  return (
    <output className={styles['standing']}>
      {left > 0 && <span>{t('packs.tree.checkingPapers', { left })}</span>}
      {left === 0 && grave > 0 && (
        <span className={styles['attention']}>{t('packs.tree.attention', { count: grave })}</span>
      )}
      <strong>
        {t(plan.isSure ? 'packs.tree.totalPages' : 'packs.tree.totalAbout', { pages: plan.pages })}
      </strong>
    </output>
  )
}
