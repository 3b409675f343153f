/** Where a command is listed: the native menu has one submenu per group, the palette one heading. */
export const commandGroups = ['file', 'edit', 'view', 'go', 'tab', 'library', 'help'] as const
export type CommandGroup = (typeof commandGroups)[number]

interface Command {
  readonly id: `${CommandGroup}.${string}`
  /** Keys as `Mod+Shift+F`: Mod is Command on macOS and Control elsewhere. Absent where no key is bound. */
  readonly keys?: string
}

/**
 * Everything that can be done by name, once: the native menu, the page's palette, its shortcuts and the list of
 * shortcuts all read this. An entry without a sentence in the page's messages does not compile there.
 */
export const commands = [
  { id: 'file.newNote', keys: 'Mod+Shift+A' },
  { id: 'file.newReport' },
  { id: 'file.newMeeting' },
  { id: 'file.newPack' },
  { id: 'file.import' },
  { id: 'file.takeAlong' },
  { id: 'file.takeIn' },
  { id: 'file.whoseCopy' },
  { id: 'file.export', keys: 'Mod+P' },
  { id: 'edit.find', keys: 'Mod+F' },
  { id: 'edit.replace', keys: 'Mod+Alt+R' },
  { id: 'edit.saidBefore', keys: 'Mod+Alt+B' },
  { id: 'edit.comment', keys: 'Mod+Alt+M' },
  { id: 'edit.suggest', keys: 'Mod+Alt+Shift+X' },
  { id: 'edit.acceptSuggestion', keys: 'Mod+Alt+Y' },
  { id: 'edit.rejectSuggestion', keys: 'Mod+Alt+X' },
  { id: 'edit.nextSuggestion', keys: 'Mod+Alt+J' },
  { id: 'edit.previousSuggestion', keys: 'Mod+Alt+H' },
  { id: 'view.palette', keys: 'Mod+K' },
  { id: 'view.search', keys: 'Mod+Shift+F' },
  { id: 'view.home' },
  { id: 'view.toggleNavigator', keys: 'Mod+Shift+1' },
  { id: 'view.toggleInspector', keys: 'Mod+Shift+2' },
  { id: 'view.focusMode', keys: 'Mod+Shift+Enter' },
  { id: 'view.pages', keys: 'Mod+Alt+P' },
  { id: 'view.comments' },
  { id: 'view.theme' },
  { id: 'go.themes' },
  { id: 'go.mechanisms' },
  { id: 'go.meetings' },
  { id: 'go.documents' },
  { id: 'go.packs' },
  { id: 'go.people' },
  { id: 'go.actions' },
  { id: 'go.bin' },
  { id: 'tab.close', keys: 'Mod+Shift+Backspace' },
  { id: 'tab.next', keys: 'Mod+Shift+PageDown' },
  { id: 'tab.previous', keys: 'Mod+Shift+PageUp' },
  { id: 'library.open', keys: 'Mod+O' },
  { id: 'library.new' },
  { id: 'library.health' },
  { id: 'library.lock' },
  { id: 'help.shortcuts', keys: 'Mod+Slash' },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']

/** Whether a text that came over a boundary names a command of this version. */
export function isCommandId(text: string): text is CommandId {
  return commands.some((command) => command.id === text)
}

/** The keys bound to a command as written above, or undefined. */
export function keysOf(id: CommandId): string | undefined {
  const command: Command | undefined = commands.find((candidate) => candidate.id === id)
  return command?.keys
}

/** The group a command is listed under. */
export function groupOf(id: CommandId): CommandGroup {
  const name = id.slice(0, id.indexOf('.'))
  const group = commandGroups.find((candidate) => candidate === name)
  if (!group) throw new RangeError(`no group is named ${name}`)
  return group
}
