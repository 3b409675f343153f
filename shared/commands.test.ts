import { describe, expect, it } from 'vitest'
import { commandGroups, commands, groupOf, isCommandId, keysOf } from './commands.ts'

const keysInUse = commands.flatMap((command) => keysOf(command.id) ?? [])

describe('the list of commands', () => {
  it('names every command once', () => {
    const ids = commands.map((command) => command.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('binds no key twice', () => {
    expect(new Set(keysInUse).size).toBe(keysInUse.length)
  })

  it('binds only keys with the platform’s own modifier, so that typing never triggers one', () => {
    expect(keysInUse.filter((keys) => !keys.startsWith('Mod+'))).toEqual([])
  })

  it('leaves to the browser the keys a page is never given', () => {
    const kept = ['N', 'T', 'W', 'Q', 'Tab', 'Shift+N', 'Shift+T', 'Shift+W', 'Shift+Q', 'PageUp', 'PageDown']
    expect(keysInUse.filter((keys) => kept.includes(keys.slice('Mod+'.length)))).toEqual([])
  })

  it('leaves to the editor the keys that format text', () => {
    const letters = [
      'B',
      'I',
      'U',
      'E',
      'Z',
      'Y',
      ...['S', 'B', 'H', 'L', 'E', 'R', 'J', 'Z'].map((key) => `Shift+${key}`),
    ]
    const digits = ['0', '1', '2', '3', '4', '5', '6']
      .map((digit) => `Alt+${digit}`)
      .concat(['7', '8', '9'].map((digit) => `Shift+${digit}`))
    expect(keysInUse.filter((keys) => [...letters, ...digits].includes(keys.slice('Mod+'.length)))).toEqual(
      [],
    )
  })

  it('puts every command in a group and leaves no group empty', () => {
    expect(new Set(commands.map((command) => groupOf(command.id)))).toEqual(new Set(commandGroups))
  })

  it('knows its own ids and refuses others, names of built-in properties included', () => {
    expect(commands.every((command) => isCommandId(command.id))).toBe(true)
    expect(['', 'file', 'constructor', '__proto__', 'file.newNote '].some(isCommandId)).toBe(false)
  })

  it('has no keys for a command that is bound to none', () => {
    expect(keysOf('view.theme')).toBeUndefined()
    expect(keysOf('view.palette')).toBe('Mod+K')
  })
})
