import type { MenuItemConstructorOptions } from 'electron'
import {
  commandGroups,
  commands,
  groupOf,
  keysOf,
  type CommandGroup,
  type CommandId,
} from '../../shared/commands.ts'
import { toAccelerator } from './accelerator.ts'
import type { ShellWords } from './words.ts'

export type MenuParts = {
  words: ShellWords
  platform: NodeJS.Platform
  /** Shows the entries of Chromium's developer tools. */
  developer: boolean
  recent: readonly { key: string; name: string; current: boolean }[]
  onCommand(id: CommandId): void
  onRecent(key: string): void
}

type Role = keyof ShellWords['roles']

/**
 * The native menu: one submenu per group of commands, in the order of `shared/commands.ts`, and the roles that only a
 * native menu has. A command chosen here goes to the page under the id the palette uses.
 */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { words, platform } = parts
  const role = (name: Role): MenuItemConstructorOptions => ({ role: name, label: words.roles[name] })
  const additions: Partial<Record<CommandGroup, MenuItemConstructorOptions[]>> = {
    file: platform === 'darwin' ? [] : [{ type: 'separator' }, role('quit')],
    view: [
      { type: 'separator' },
      ...(['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] as const).map(role),
      ...(parts.developer ? [{ role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : []),
    ],
    library: recentItems(parts),
    tab: [{ type: 'separator' }, role('minimize')],
    help: platform === 'darwin' ? [] : [{ type: 'separator' }, role('about')],
  }
  const editing = (['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'] as const).map(
    role,
  )
  const submenus = commandGroups.map((group): MenuItemConstructorOptions => {
    const own = commands.filter(({ id }) => groupOf(id) === group).map(({ id }) => commandItem(id, parts))
    const before = group === 'edit' ? [...editing, { type: 'separator' } as const] : []
    return { id: group, label: words.menus[group], submenu: [...before, ...own, ...(additions[group] ?? [])] }
  })
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...submenus] : submenus
}

function commandItem(id: CommandId, { words, onCommand }: MenuParts): MenuItemConstructorOptions {
  const keys = keysOf(id)
  return {
    id,
    label: words.commands[id],
    // The page binds the keys itself, in both hosts; here they are only shown.
    ...(keys === undefined ? {} : { accelerator: toAccelerator(keys), registerAccelerator: false }),
    click: () => onCommand(id),
  }
}

function recentItems({ words, recent, onRecent }: MenuParts): MenuItemConstructorOptions[] {
  if (recent.length === 0) return []
  return [
    { type: 'separator' },
    {
      id: 'recent',
      label: words.menus.recent,
      submenu: recent.map(({ key, name, current }) => ({
        id: `recent.${key}`,
        label: name.replaceAll('&', '&&'),
        type: 'checkbox',
        checked: current,
        click: () => onRecent(key),
      })),
    },
  ]
}
