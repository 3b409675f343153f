import { expect, test } from 'vitest'
import { treeAct } from './tree-act.ts'

const press = (keys: string) => {
  const parts = keys.split('+')
  const has = (name: string) => parts.includes(name)
  return treeAct({
    key: parts.at(-1) ?? '',
    altKey: has('Alt'),
    ctrlKey: has('Control'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
  })
}

test('Alt and an arrow move, Delete takes out, F2 names', () => {
  expect(press('Alt+ArrowUp')).toEqual({ act: 'step', step: -1 })
  expect(press('Alt+ArrowDown')).toEqual({ act: 'step', step: 1 })
  expect(press('Delete')).toEqual({ act: 'remove' })
  expect(press('Backspace')).toEqual({ act: 'remove' })
  expect(press('F2')).toEqual({ act: 'rename' })
})

test('undoing and doing again go by the keys of either kind of machine', () => {
  expect(press('Control+z')).toEqual({ act: 'undo' })
  expect(press('Meta+Shift+Z')).toEqual({ act: 'redo' })
  expect(press('Control+y')).toEqual({ act: 'redo' })
})

test('leaves every other key to the tree', () => {
  expect(['ArrowUp', 'Control+a', 'Control+Alt+z', 'Alt+F2', 'Enter', 'x'].map(press)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})
