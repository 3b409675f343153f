import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { EditorTranslate } from './use-t.ts'
import type { SpellingPort } from './spelling/spelling-port.ts'

/** What the editor asks of the page around it. */
export type EditorPorts = {
  /** Records whose name comes near a text, best first. */
  searchRecords: (text: string) => Promise<RecordSummary[]>
  openRecord: (id: string) => void
  /** Keeps an image's bytes and tells their SHA-256; rejects where it is refused. */
  uploadImage: (file: File) => Promise<{ sha256: string }>
  assetUrl: (sha256: string) => string
  /** Hands an https or mailto address to the system, which asks first; missing where the host cannot. */
  openLink?: ((href: string) => void) | undefined
  /** Looks up what was said before in the words of the paragraph at hand; missing where nothing can be looked up. */
  saidBefore?: (() => void) | undefined
  /** Names of who writes here, the first of which comments bear; none where nobody gave one. */
  authors?: readonly string[] | undefined
  /** Leads to where a name is given; missing where there is no such place. */
  nameYourself?: (() => void) | undefined
  /** Leaves the selected words out of the public version; missing where there is none. */
  redact?: (() => void) | undefined
  spelling: SpellingPort | null
}

export type EditorSettings = {
  language: Language
  numbering: 'continuous' | 'none'
  /** How headings are numbered where paragraphs are; as in United Nations documents where nothing is said. */
  headings?: 'un' | 'decimal' | undefined
  editable: boolean
  /** Whose name changes bear that are only suggested; null where they are made. */
  suggestingAs?: string | null | undefined
  t: EditorTranslate
  ports: EditorPorts
}

/** A small surface over the page that belongs to one place of the document. */
export type Overlay =
  | { kind: 'footnote' | 'picture' | 'unknown'; pos: number }
  | { kind: 'link' }
  | { kind: 'reference' }
  | { kind: 'upload' }
  | { kind: 'context'; x: number; y: number; pos: number }

/** Something that went wrong or is going on while pasting or uploading, for the page to say. */
export type EditorNotice =
  | { code: 'paste-refused' | 'not-suggested' }
  | {
      code: 'paste-working'
      /** 0–1. */
      share: number
      cancel: () => void
    }
  | { code: 'paste-too-large'; size: number; limit: number }
  | { code: 'image-refused' | 'remote-images'; count: number }

/**
 * What extensions and node views share with the React part of one editor: its present settings and language, which
 * overlay is open, and what has to be said. Read at the moment of use, so that nothing has to be created again when
 * the language or a setting changes.
 */
export type EditorSession = {
  settings: () => EditorSettings
  configure: (settings: EditorSettings) => void
  overlay: () => Overlay | null
  show: (overlay: Overlay | null) => void
  notice: () => EditorNotice | null
  say: (notice: EditorNotice | null) => void
  /** Called after any of these changed; the result ends it. */
  subscribe: (listener: () => void) => () => void
}

export function createEditorSession(first: EditorSettings): EditorSession {
  let settings = first
  let overlay: Overlay | null = null
  let notice: EditorNotice | null = null
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    settings: () => settings,
    configure(next) {
      const same = (Object.keys(next) as (keyof EditorSettings)[]).every((key) => next[key] === settings[key])
      settings = next
      if (!same) tell()
    },
    overlay: () => overlay,
    show(next) {
      overlay = next
      tell()
    },
    notice: () => notice,
    say(next) {
      notice = next
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
