import { expect, test } from 'vitest'
import { commands } from '../../shared/commands.ts'
import { matchesKeys, splitKeys } from './keys.ts'

const press = (key: string, held: string[] = [], code = '') => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
})

test('prints keys as the caps of the keyboard say them', () => {
  expect(splitKeys('Mod+Shift+F', false)).toEqual(['Ctrl', 'Shift', 'F'])
  expect(splitKeys('Mod+Shift+F', true)).toEqual(['⌘', '⇧', 'F'])
  expect(splitKeys('Mod+Slash', false)).toEqual(['Ctrl', '/'])
})

test('tells keys apart by every modifier', () => {
  expect(matchesKeys(press('k', ['ctrl']), 'Mod+K', false)).toBe(true)
  expect(matchesKeys(press('K', ['ctrl', 'shift']), 'Mod+K', false)).toBe(false)
  expect(matchesKeys(press('k'), 'Mod+K', false)).toBe(false)
  expect(matchesKeys(press('k', ['meta']), 'Mod+K', false)).toBe(false)
  expect(matchesKeys(press('k', ['meta']), 'Mod+K', true)).toBe(true)
  expect(matchesKeys(press('k', ['ctrl']), 'Mod+K', true)).toBe(false)
  expect(matchesKeys(press('f', ['ctrl', 'alt']), 'Mod+Alt+F', false)).toBe(true)
})

test('knows digits by their key, because Shift changes what they type', () => {
  expect(matchesKeys(press('!', ['ctrl', 'shift'], 'Digit1'), 'Mod+Shift+1', false)).toBe(true)
  expect(matchesKeys(press('&', ['ctrl', 'shift'], 'Digit2'), 'Mod+Shift+1', false)).toBe(false)
})

test('finds the slash wherever the keyboard has it', () => {
  expect(matchesKeys(press('/', ['ctrl']), 'Mod+Slash', false)).toBe(true)
})

test('gives no two commands the same keys', () => {
  const bound = commands.flatMap((command) => ('keys' in command ? [command.keys] : []))
  expect(new Set(bound).size).toBe(bound.length)
})
