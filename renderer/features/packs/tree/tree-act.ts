import type { KeyboardEvent } from 'react'

export type TreeAct =
  | { act: 'step'; step: -1 | 1 }
  | { act: 'remove' }
  | { act: 'rename' }
  | { act: 'undo' }
  | { act: 'redo' }

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What a key does to the rows of a pack; null where it is the tree's own. */
export function treeAct({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): TreeAct | null {
  const isMod = ctrlKey || metaKey
  if (altKey && !isMod && key === 'ArrowUp') return { act: 'step', step: -1 }
  if (altKey && !isMod && key === 'ArrowDown') return { act: 'step', step: 1 }
  if (isMod && !altKey && key.toLowerCase() === 'z') return { act: shiftKey ? 'redo' : 'undo' }
  if (isMod && !altKey && key.toLowerCase() === 'y') return { act: 'redo' }
  if (altKey || isMod) return null
  if (key === 'F2') return { act: 'rename' }
  return key === 'Delete' || key === 'Backspace' ? { act: 'remove' } : null
}
