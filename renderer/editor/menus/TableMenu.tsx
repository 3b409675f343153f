import type { Editor } from '@tiptap/core'
import {
  ArrowDownToLine,
  ArrowLeftToLine,
  ArrowRightToLine,
  ArrowUpToLine,
  Columns2,
  Combine,
  PanelLeft,
  PanelTop,
  Rows2,
  Table,
  TableCellsSplit,
  Trash2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuButton, type MenuEntry } from '../../ui/overlay/MenuButton.tsx'
import type { EditorMessageKey } from '../messages/en.ts'
import { useEditorT } from '../use-t.ts'

type Chain = ReturnType<Editor['chain']>

/** What can be done to the table around the selection. */
export function TableMenu({ editor }: { editor: Editor }) {
  const t = useEditorT()
  const item = (
    label: EditorMessageKey,
    icon: ReactNode,
    act: (chain: Chain) => Chain,
    isDanger = false,
  ): MenuEntry => ({
    id: label,
    label: t(label),
    icon,
    isDanger,
    onAction: () => void act(editor.chain().focus()).run(),
  })
  return (
    <MenuButton
      label={t('editor.table.menu')}
      variant="quiet"
      icon={<Table size={16} aria-hidden="true" />}
      items={[
        item('editor.table.rowAbove', <ArrowUpToLine size={16} />, (chain) => chain.addRowBefore()),
        item('editor.table.rowBelow', <ArrowDownToLine size={16} />, (chain) => chain.addRowAfter()),
        item('editor.table.columnBefore', <ArrowLeftToLine size={16} />, (chain) => chain.addColumnBefore()),
        item('editor.table.columnAfter', <ArrowRightToLine size={16} />, (chain) => chain.addColumnAfter()),
        'separator',
        item('editor.table.headerRow', <PanelTop size={16} />, (chain) => chain.toggleHeaderRow()),
        item('editor.table.headerColumn', <PanelLeft size={16} />, (chain) => chain.toggleHeaderColumn()),
        item('editor.table.merge', <Combine size={16} />, (chain) => chain.mergeCells()),
        item('editor.table.split', <TableCellsSplit size={16} />, (chain) => chain.splitCell()),
        'separator',
        item('editor.table.deleteRow', <Rows2 size={16} />, (chain) => chain.deleteRow(), true),
        item('editor.table.deleteColumn', <Columns2 size={16} />, (chain) => chain.deleteColumn(), true),
        item('editor.table.delete', <Trash2 size={16} />, (chain) => chain.deleteTable(), true),
      ]}
    />
  )
}
