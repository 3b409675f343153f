import type { PdfStandard } from '../../shared/contract/typesetting.ts'

/** Folders on a real file system: the typesetter is native code and cannot look into an archive. */
export type ResourcePaths = { templates: string; fonts: string }

/** `data` is `TypesetData` as JSON; `files` are the pictures it names, by path under the templates; `identifier` its symbol. */
export type CompileJob = {
  data: string
  files: { path: string; bytes: Uint8Array }[]
  /** `preview` asks for no conformance, and for the place of every block. */
  standard: PdfStandard | 'preview'
  identifier: string
  /** The template that reads the data; `document` where nothing is said. */
  template?: 'document' | 'mark' | undefined
}

/** Where the `block`th block of the body begins: page from 1, points from the page's left and top edges. */
export type BlockPlace = { block: number; page: number; x: number; y: number }

/** `unusable` names the pictures that fail even alone; the document can be tried again without them. */
export type CompileOutcome =
  | { ok: true; pdf: Uint8Array; pages: number; places: BlockPlace[] }
  | { ok: false; diagnostics: string[]; unusable: string[] }

/** Turns jobs into PDF bytes, one after the other. */
export interface CompilerPort {
  /** Ends at once with an AbortError when the signal fires; a crash of the compiler is an outcome like any other. */
  compile(job: CompileJob, signal?: AbortSignal): Promise<CompileOutcome>
  /** Ends whatever runs; nothing may be asked afterwards. */
  close(): Promise<void>
}
