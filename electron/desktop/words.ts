import type { CommandId } from '../../shared/commands.ts'
import { englishWords } from './words.en.ts'
import { frenchWords } from './words.fr.ts'
import { spanishWords } from './words.es.ts'

/** What the shell itself says: menus and the few dialogs that are not the page's. `{name}` stands for a value. */
export interface ShellWords {
  readonly menus: Readonly<
    Record<'file' | 'edit' | 'view' | 'go' | 'tab' | 'library' | 'help' | 'recent', string>
  >
  readonly commands: Readonly<Record<CommandId, string>>
  readonly roles: Readonly<
    Record<
      | 'undo'
      | 'redo'
      | 'cut'
      | 'copy'
      | 'paste'
      | 'pasteAndMatchStyle'
      | 'selectAll'
      | 'resetZoom'
      | 'zoomIn'
      | 'zoomOut'
      | 'togglefullscreen'
      | 'minimize'
      | 'quit'
      | 'about',
      string
    >
  >
  readonly link: {
    readonly title: string
    readonly detail: string
    readonly copy: string
    readonly open: string
    readonly cancel: string
  }
  readonly library: {
    readonly chooseTitle: string
    readonly createTitle: string
    readonly backupsTitle: string
    readonly restoreTitle: string
    readonly failed: string
    readonly notALibrary: string
    readonly inUse: string
    readonly fromBackup: string
    readonly fromBackupTitle: string
    readonly noBackup: string
  }
  readonly bundle: { readonly failed: string; readonly tooLarge: string; readonly unread: string }
  readonly saveTitle: string
  readonly unsaved: {
    readonly title: string
    readonly detail: string
    readonly wait: string
    readonly close: string
  }
  readonly stopped: {
    readonly title: string
    readonly detail: string
    readonly again: string
    readonly quit: string
  }
}

const languages = new Map([
  ['en', englishWords],
  ['fr', frenchWords],
  ['es', spanishWords],
])

/** The shell's words in the first of the person's languages (BCP 47 tags) that it has; English where it has none. */
export function shellWords(preferred: readonly string[]): ShellWords {
  for (const tag of preferred) {
    const words = languages.get(tag.toLowerCase().split('-')[0] ?? '')
    if (words) return words
  }
  return englishWords
}

/** Puts values into a sentence: `{host}` becomes `values.host`. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
}
