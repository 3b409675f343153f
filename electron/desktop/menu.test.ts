import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { commands } from '../../shared/commands.ts'
import { menuTemplate, type MenuParts } from './menu.ts'
import { shellWords } from './words.ts'

function build(overrides: Partial<MenuParts> = {}) {
  const sent: string[] = []
  const template = menuTemplate({
    words: shellWords(['en']),
    platform: 'linux',
    developer: false,
    recent: [],
    onCommand: (id) => sent.push(id),
    onRecent: (key) => sent.push(`recent:${key}`),
    ...overrides,
  })
  return { template, items: template.flatMap(itemsOf), sent }
}

function itemsOf(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(itemsOf) : [])]
}

/** Chooses an item as a click does; the template's handlers look at no argument. */
function choose(item: MenuItemConstructorOptions | undefined) {
  const click: unknown = item?.click
  if (typeof click !== 'function') throw new Error('nothing to choose')
  click()
}

describe('the native menu', () => {
  it('holds every command, and choosing one sends its id', () => {
    const { items, sent } = build()
    for (const { id } of commands) choose(items.find((item) => item.id === id))
    expect(sent).toEqual(commands.map(({ id }) => id))
  })

  it('shows the keys of a command without taking them from the page', () => {
    const palette = build().items.find((item) => item.id === 'view.palette')
    expect(palette).toMatchObject({ accelerator: 'CmdOrCtrl+K', registerAccelerator: false })
    expect(build().items.find((item) => item.id === 'help.shortcuts')?.accelerator).toBe('CmdOrCtrl+/')
    expect(build().items.find((item) => item.id === 'view.focusMode')?.accelerator).toBe(
      'CmdOrCtrl+Shift+Return',
    )
    expect(build().items.find((item) => item.id === 'view.theme')).not.toHaveProperty('accelerator')
  })

  it('names every entry in English, French and Spanish', () => {
    for (const language of ['en', 'fr', 'es']) {
      const unnamed = build({ words: shellWords([language]) }).items.filter(
        (item) => item.type !== 'separator' && !item.label,
      )
      expect(unnamed).toEqual([])
    }
  })

  it('offers developer tools only to developers', () => {
    const offers = (developer: boolean) =>
      build({ developer }).items.some((item) => item.role === 'toggleDevTools')
    expect(offers(false)).toBe(false)
    expect(offers(true)).toBe(true)
  })

  it('has macOS’s own first menu on macOS and Quit in File elsewhere', () => {
    expect(build({ platform: 'darwin' }).template[0]?.role).toBe('appMenu')
    expect(build({ platform: 'darwin' }).items.some((item) => item.role === 'quit')).toBe(false)
    expect(build({ platform: 'win32' }).items.some((item) => item.role === 'quit')).toBe(true)
  })

  it('lists recent libraries under their own names, the open one ticked', () => {
    const { items, sent } = build({
      recent: [
        { key: 'k1', name: 'Turin & Geneva', current: true },
        { key: 'k2', name: 'IDM', current: false },
      ],
    })
    expect(items.find((item) => item.id === 'recent.k1')).toMatchObject({
      label: 'Turin && Geneva',
      checked: true,
    })
    choose(items.find((item) => item.id === 'recent.k2'))
    expect(sent).toEqual(['recent:k2'])
    expect(build().items.some((item) => item.id === 'recent')).toBe(false)
  })
})

describe('the words of the shell', () => {
  it('are in the first of the person’s languages that there is, else English', () => {
    expect(shellWords(['de-CH', 'fr-CH', 'en'])).toBe(shellWords(['fr']))
    expect(shellWords(['ES-419'])).toBe(shellWords(['es']))
    expect(shellWords([])).toBe(shellWords(['en']))
    expect(shellWords(['constructor'])).toBe(shellWords(['en']))
  })

  it('keep the same places for values in every language', () => {
    const places = (words: unknown) => JSON.stringify(words).match(/\{\w+\}/g)
    expect(places(shellWords(['fr']))).toEqual(places(shellWords(['en'])))
    expect(places(shellWords(['es']))).toEqual(places(shellWords(['en'])))
  })
})
