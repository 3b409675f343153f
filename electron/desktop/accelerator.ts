const names: Readonly<Record<string, string>> = { Mod: 'CmdOrCtrl', Slash: '/', Enter: 'Return' }

/** Rewrites keys of the command list (`Mod+Slash`) the way Electron's menus spell them (`CmdOrCtrl+/`). */
export function toAccelerator(keys: string): string {
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join('+')
}
