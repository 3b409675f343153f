import type { Editor } from '@tiptap/core'
import { Table } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { useEditorT } from '../use-t.ts'
import styles from './menus.module.css'

const most = { rows: 8, columns: 10 }

/** Chooses how many rows and columns a new table has, by pointing or with the arrow keys. */
export function TablePicker({ editor }: { editor: Editor }) {
  const t = useEditorT()
  const [size, setSize] = useState({ rows: 3, columns: 3 })
  const [isOpen, setOpen] = useState(false)
  const insert = () => {
    setOpen(false)
    editor.chain().focus().insertTable({ rows: size.rows, cols: size.columns, withHeaderRow: true }).run()
  }
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    setSize({
      rows: Math.min(most.rows, Math.max(1, size.rows + move[0])),
      columns: Math.min(most.columns, Math.max(1, size.columns + move[1])),
    })
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton label={t('editor.block.table')} icon={<Table size={16} />} />
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['picker'] ?? ''} aria-label={t('editor.table.pick')}>
          <button
            type="button"
            className={styles['grid']}
            onKeyDown={press}
            onClick={insert}
            aria-label={sizeLabel()}
          >
            {Array.from({ length: most.rows * most.columns }, (_, index) => {
              const row = Math.floor(index / most.columns) + 1
              const column = (index % most.columns) + 1
              return (
                <span
                  key={index}
                  className={styles['gridCell']}
                  data-on={(row <= size.rows && column <= size.columns) || undefined}
                  onMouseEnter={() => setSize({ rows: row, columns: column })}
                />
              )
            })}
          </button>
          <output className={styles['gridSize']}>{sizeLabel()}</output>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )

  function sizeLabel(): string {
    return t('editor.table.size', size)
  }
}
