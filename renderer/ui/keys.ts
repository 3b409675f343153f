/** Whether the machine's main modifier is Command. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

const printed: Record<string, string> = {
  Slash: '/',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Backspace: '⌫',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** `Mod+Shift+F` as the caps of the keyboard say it. */
export function splitKeys(keys: string, mac = isMac): string[] {
  const modifiers: Record<string, string> = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Control: 'Ctrl' }
  return keys.split('+').map((key) => modifiers[key] ?? printed[key] ?? key)
}

/** Whether a key event is what `Mod+Shift+F` means; letters by what they type, digits and signs by their key. */
export function matchesKeys(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  keys: string,
  mac = isMac,
): boolean {
  const wanted = keys.split('+')
  const key = wanted.at(-1) ?? ''
  const has = (name: string) => wanted.slice(0, -1).includes(name)
  if ((mac ? event.metaKey : event.ctrlKey) !== has('Mod')) return false
  if (mac ? event.ctrlKey : event.metaKey) return false
  if (event.shiftKey !== has('Shift') || event.altKey !== has('Alt')) return false
  if (/^\d$/.test(key)) return event.code === `Digit${key}` || event.key === key
  if (key === 'Slash') return event.key === '/' || event.code === 'Slash'
  return event.key.toLowerCase() === key.toLowerCase()
}
