import type { PdfStandard } from '../../shared/contract/typesetting.ts'

/** Folders on a real file system: the typesetter is native code and cannot look into an archive. */
export type ResourcePaths = { templates: string; fonts: string }

/**
 * `main` is the template's Typst file and `data` is `TypesetData` as JSON; `files` are the pictures it names and what the template
 * has of its own, by path in the compiler's workspace; `identifier` is the document's symbol.
 */
export type CompileJob = {
  main: string
  data: string
  files: { path: string; bytes: Uint8Array }[]
  /** `preview` asks for no conformance, and for the place of every block. */
  standard: PdfStandard | 'preview'
  identifier: string
}

/** Where the `block`th block of the body begins: page from 1, points from the page's left and top edges. */
export type BlockPlace = { block: number; page: number; x: number; y: number }

/** Where in a user's own template the typesetter stopped; `line` counts from 1, null where it does not say. */
export type TemplateFault = { file: string; line: number | null }

/** `unusable` names the pictures that fail even alone; the document can be tried again without them. */
export type CompileOutcome =
  | { ok: true; pdf: Uint8Array; pages: number; places: BlockPlace[] }
  | { ok: false; diagnostics: string[]; unusable: string[]; fault?: TemplateFault | undefined }

/** Turns jobs into PDF bytes, one after the other. */
export interface CompilerPort {
  /** Ends at once with an AbortError when the signal fires; a crash of the compiler is an outcome like any other. */
  compile(job: CompileJob, signal?: AbortSignal): Promise<CompileOutcome>
  /** Ends whatever runs; nothing may be asked afterwards. */
  close(): Promise<void>
}
