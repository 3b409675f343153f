import { readFile } from 'node:fs/promises'
import type { Finding, Paper, PdfStandard } from '../../shared/contract/typesetting.ts'
import type { CompileJob, CompilerPort } from './compiler-port.ts'
import { createCoverage, type Coverage } from './coverage.ts'
import { prepareMark, type Mark } from './prepare-mark.ts'
import { prepareSheet, type Sheet } from './prepare-sheet.ts'
import { prepare, type Look, type Prepared, type TypesetInput } from './prepare.ts'

export type { TypesetInput } from './prepare.ts'
export type { Sheet } from './prepare-sheet.ts'

export type TypesetOptions = {
  standard: PdfStandard
  /** A4 where nothing is said. */
  paper?: Paper
  /** False leaves out the word across the pages of a draft. */
  watermark?: boolean
  /** What becomes of characters no font has: a sign in their place, or UncoveredCharacters. */
  uncovered?: 'replace' | 'refuse'
  signal?: AbortSignal
  onStage?(stage: 'preparing' | 'typesetting'): void
}
export type Preview = TypesetResult & {
  /** Where each block begins: page from 1, points from the page's left and top edges. */
  places: { blockId: string; page: number; x: number; y: number }[]
}
export type TypesetResult = { pdf: Uint8Array; pages: number; findings: Finding[] }

/** Documents into PDF. The same input gives the same bytes, on every machine and in every host. */
export interface Typesetting {
  /** What a reader of the PDF would stumble over, found without typesetting. */
  preflight(input: TypesetInput): Promise<Finding[]>
  /** The pages as they would be published, quickly and without conformance. Errors as for `typeset`. */
  preview(input: TypesetInput, signal?: AbortSignal): Promise<Preview>
  /** A tagged PDF of the standard. Throws TypesettingError where the typesetter refuses, UncoveredCharacters, AbortError when cancelled. */
  typeset(input: TypesetInput, options: TypesetOptions): Promise<TypesetResult>
  /** Typesets a page nobody wrote: a pack's cover and agenda, a slip. Errors as for `typeset`. */
  typesetSheet(sheet: Sheet, options: TypesetOptions): Promise<{ pdf: Uint8Array; pages: number }>
  /** A page of A4 with nothing but a mark, to be drawn over pages of others. Errors as for `typeset`. */
  typesetMark(mark: Mark, signal?: AbortSignal): Promise<Uint8Array>
  close(): Promise<void>
}

/** Typesetting ended without a file; the diagnostics are the typesetter's own words, for a log. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError'
  readonly code = 'TYPESETTING_FAILED'
  readonly diagnostics: string[]

  constructor(diagnostics: string[]) {
    super('The typesetter refused the document.')
    this.diagnostics = diagnostics
  }
}

/** Nothing was typeset, because signs in place of these characters were not agreed to. */
export class UncoveredCharacters extends Error {
  override readonly name = 'UncoveredCharacters'
  readonly code = 'UNCOVERED_CHARACTERS'
  readonly places: { blockId: string | null; characters: string }[]

  constructor(findings: readonly Finding[]) {
    super('Some characters are in no font.')
    this.places = findings.map(({ blockId, values }) => ({ blockId, characters: values['characters'] ?? '' }))
  }
}

type Wanted = Omit<TypesetOptions, 'standard'> & { standard: CompileJob['standard'] }

/** `resources.coverage` is the path of the coverage file that belongs to the compiler's fonts. */
export function createTypesetting(collaborators: {
  compiler: CompilerPort
  /** For previews, so that they and exports need not wait for each other; the same one where it is not given. */
  previewer?: CompilerPort
  resources: { coverage: string }
}): Typesetting {
  const { compiler, previewer = compiler, resources } = collaborators
  let loading: Promise<Coverage> | undefined
  const coverage = () => (loading ??= readFile(resources.coverage, 'utf8').then(createCoverage))

  const compile = ({ data, files }: Prepared, { standard, signal }: Wanted) => {
    const job = { data: JSON.stringify(data), files, standard, identifier: data.front.symbol }
    return (standard === 'preview' ? previewer : compiler).compile(job, signal)
  }

  const typesetDocument = async (input: TypesetInput, options: Wanted) => {
    options.signal?.throwIfAborted()
    options.onStage?.('preparing')
    const look: Look = { paper: options.paper ?? 'a4', watermark: options.watermark ?? true }
    let prepared = await prepare(input, await coverage(), look)
    const missing = prepared.findings.filter(({ code }) => code === 'uncovered-characters')
    if (options.uncovered === 'refuse' && missing.length > 0) throw new UncoveredCharacters(missing)
    options.signal?.throwIfAborted()
    options.onStage?.('typesetting')
    let outcome = await compile(prepared, options)
    if (!outcome.ok && outcome.unusable.length > 0) {
      // Pictures damaged inside: their headers are good, so only the compiler could tell.
      prepared = await prepare(input, await coverage(), look, new Set(outcome.unusable))
      outcome = await compile(prepared, options)
    }
    if (!outcome.ok) throw new TypesettingError(outcome.diagnostics)
    return { prepared, outcome }
  }

  return {
    preflight: async (input) => (await prepare(input, await coverage())).findings,
    async typeset(input, options) {
      const { prepared, outcome } = await typesetDocument(input, options)
      return { pdf: outcome.pdf, pages: outcome.pages, findings: prepared.findings }
    },
    async preview(input, signal) {
      const options = { standard: 'preview', ...(signal && { signal }) } as const
      const { prepared, outcome } = await typesetDocument(input, options)
      const { blockIds } = prepared.data
      const places = outcome.places.flatMap(({ block, ...place }) => {
        const blockId = blockIds[block]
        return typeof blockId === 'string' ? [{ blockId, ...place }] : []
      })
      return { pdf: outcome.pdf, pages: outcome.pages, findings: prepared.findings, places }
    },
    async typesetSheet(sheet, options) {
      const data = prepareSheet(sheet, await coverage())
      options.signal?.throwIfAborted()
      const outcome = await compile({ data, files: [], findings: [] }, options)
      if (!outcome.ok) throw new TypesettingError(outcome.diagnostics)
      return { pdf: outcome.pdf, pages: outcome.pages }
    },
    async typesetMark(mark, signal) {
      const data = JSON.stringify(prepareMark(mark, await coverage()))
      const job = { data, files: [], standard: 'preview', identifier: '', template: 'mark' } as const
      const outcome = await compiler.compile({ ...job, files: [] }, signal)
      if (!outcome.ok) throw new TypesettingError(outcome.diagnostics)
      return outcome.pdf
    },
    async close() {
      await Promise.all([compiler.close(), previewer.close()])
    },
  }
}
