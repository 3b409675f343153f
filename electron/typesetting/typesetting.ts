import { readFile } from 'node:fs/promises'
import type {
  FaultyTemplate,
  Finding,
  Paper,
  PdfStandard,
  TemplateInfo,
} from '../../shared/contract/typesetting.ts'
import type { CompileJob, CompileOutcome, CompilerPort, TemplateFault } from './compiler-port.ts'
import { createCoverage, type Coverage } from './coverage.ts'
import type { ImageFault } from './check-image.ts'
import { prepareMark, type Mark } from './prepare-mark.ts'
import { preparePicture, type Picture } from './prepare-picture.ts'
import { prepareSheet, type Sheet } from './prepare-sheet.ts'
import { prepare, type Look, type Prepared, type TypesetInput } from './prepare.ts'
import { chooseTemplate, toTemplateInfo, type Template } from './templates/template.ts'
import { createTemplateShelf } from './templates/template-shelf.ts'

export type { TypesetInput } from './prepare.ts'
export type { Sheet } from './prepare-sheet.ts'
export type { Picture } from './prepare-picture.ts'

export type TypesetOptions = {
  standard: PdfStandard
  /** The template's own where nothing is said. */
  paper?: Paper
  /** Name of the template; that of the document, else the usual one of its type, where nothing is said. */
  template?: string
  /** False leaves out the word across the pages of a draft. */
  watermark?: boolean
  /** What becomes of characters no font has: a sign in their place, or UncoveredCharacters. */
  uncovered?: 'replace' | 'refuse'
  signal?: AbortSignal
  onStage?(stage: 'preparing' | 'typesetting'): void
}
export type Preview = Omit<TypesetResult, 'findings'> & {
  /** Where each block begins: page from 1, points from the page's left and top edges. */
  places: { blockId: string; page: number; x: number; y: number }[]
}
/** `paper` is what it was set for, as asked or as the template has it. */
export type TypesetResult = { pdf: Uint8Array; pages: number; paper: Paper; findings: Finding[] }

/** One page, or what is wrong with the picture. */
export type PicturePage = { ok: true; pdf: Uint8Array } | { ok: false; reason: ImageFault }

/** Documents into PDF. The same input gives the same bytes, on every machine and in every host. */
export interface Typesetting {
  /** What a reader of the PDF would stumble over, found without typesetting. */
  preflight(input: TypesetInput): Promise<Finding[]>
  /** The pages as they would be published, quickly and without conformance. Errors as for `typeset`. */
  preview(input: TypesetInput, signal?: AbortSignal): Promise<Preview>
  /** A tagged PDF of the standard. Throws TypesettingError where the typesetter refuses, UncoveredCharacters, AbortError when cancelled. */
  typeset(input: TypesetInput, options: TypesetOptions): Promise<TypesetResult>
  /**
   * Typesets a page nobody wrote: a pack's cover and agenda, a slip. `replaced` are the characters that no font has, each once; a
   * sign stands in their place. Errors as for `typeset`.
   */
  typesetSheet(
    sheet: Sheet,
    options: TypesetOptions,
  ): Promise<{ pdf: Uint8Array; pages: number; replaced: string[] }>
  /**
   * A page with one picture and its name, or why there is none: `format` where the bytes are no picture that can be typeset.
   * Errors as for `typeset`.
   */
  typesetPicture(picture: Picture, options: TypesetOptions): Promise<PicturePage>
  /** The templates there are, and what in the library's folder for them is none. */
  templates(): Promise<{ templates: TemplateInfo[]; faulty: FaultyTemplate[] }>
  /** A page of A4 with nothing but a mark, to be drawn over pages of others. Errors as for `typeset`. */
  typesetMark(mark: Mark, signal?: AbortSignal): Promise<Uint8Array>
  close(): Promise<void>
}

/** Typesetting ended without a file; the diagnostics are the typesetter's own words, for a log. */
export class TypesettingError extends Error {
  override readonly name = 'TypesettingError'
  readonly code = 'TYPESETTING_FAILED'
  readonly diagnostics: string[]
  /** The user's own template that was being followed, and where in it the typesetter stopped, if it says. */
  readonly template: (Partial<TemplateFault> & { name: string }) | null

  constructor(diagnostics: string[], template: TypesettingError['template'] = null) {
    super('The typesetter refused the document.')
    this.diagnostics = diagnostics
    this.template = template
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

/**
 * `resources.templates` is the folder the compiler works in, `resources.coverage` the path of the coverage file that belongs to its
 * fonts.
 */
export function createTypesetting(collaborators: {
  compiler: CompilerPort
  /** For previews, so that they and exports need not wait for each other; the same one where it is not given. */
  previewer?: CompilerPort
  resources: { templates: string; coverage: string }
  /** The library's own folder for templates, which need not be there. */
  ownTemplates?: string
  /** How long a template of the user's own may take over a document, ms: it may hold a loop without an end. */
  ownTemplateLimit?: number
}): Typesetting {
  const { compiler, previewer = compiler, resources, ownTemplates = null } = collaborators
  const { ownTemplateLimit = 60_000 } = collaborators
  const shelf = createTemplateShelf(resources.templates, ownTemplates)
  let loading: Promise<Coverage> | undefined
  const coverage = () => (loading ??= readFile(resources.coverage, 'utf8').then(createCoverage))

  const compile = async (
    main: string,
    { data, files }: Prepared,
    { standard, signal }: Wanted,
  ): Promise<CompileOutcome> => {
    const job = { main, data: JSON.stringify(data), files, standard, identifier: data.front.symbol }
    return (standard === 'preview' ? previewer : compiler).compile(job, signal)
  }

  /** Follows a template of the user's own, which may do anything, for so long and no longer. */
  const follow = async (template: Template, prepared: Prepared, options: Wanted) => {
    const whole = { ...prepared, files: [...prepared.files, ...template.files] }
    if (!template.own) return compile(template.main, whole, options)
    const limit = AbortSignal.timeout(ownTemplateLimit)
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
    return compile(template.main, whole, { ...options, signal }).catch((error: unknown) => {
      if (!limit.aborted || options.signal?.aborted) throw error
      throw new TypesettingError([`No end after ${ownTemplateLimit / 1000} s.`], { name: template.name })
    })
  }

  const lookOf = async (input: TypesetInput, options: Partial<Wanted>) => {
    const { type, settings } = input.record
    const { templates } = await shelf.list()
    const { template, missing } = chooseTemplate(templates, options.template ?? settings.template, type)
    const { manifest: form } = template
    const { paper = form.paper, watermark = true, standard } = options
    const look: Look = { paper, watermark, form, isChecked: standard !== 'preview' }
    return { template, missing, look }
  }

  const typesetDocument = async (input: TypesetInput, options: Wanted) => {
    options.signal?.throwIfAborted()
    options.onStage?.('preparing')
    const { template, missing: templateMissing, look } = await lookOf(input, options)
    let prepared = await prepare(input, await coverage(), look)
    const missing = prepared.findings.filter(({ code }) => code === 'uncovered-characters')
    if (options.uncovered === 'refuse' && missing.length > 0) throw new UncoveredCharacters(missing)
    options.signal?.throwIfAborted()
    options.onStage?.('typesetting')
    let outcome = await follow(template, prepared, options)
    if (!outcome.ok && outcome.unusable.length > 0) {
      // Pictures damaged inside: their headers are good, so only the compiler could tell.
      prepared = await prepare(input, await coverage(), look, new Set(outcome.unusable))
      outcome = await follow(template, prepared, options)
    }
    if (!outcome.ok) {
      const own = template.own ? { name: template.name, ...outcome.fault } : null
      throw new TypesettingError(outcome.diagnostics, own)
    }
    const { pages: most } = look.form
    const findings = [
      ...prepared.findings,
      ...(templateMissing ? [missingTemplate(input)] : []),
      ...(most !== undefined && outcome.pages > most ? [tooManyPages(outcome.pages, most)] : []),
    ]
    return { prepared, outcome, paper: look.paper, findings }
  }

  return {
    async preflight(input) {
      const { look, missing } = await lookOf(input, {})
      const { findings } = await prepare(input, await coverage(), look)
      return missing ? [...findings, missingTemplate(input)] : findings
    },
    async typeset(input, options) {
      const { outcome, paper, findings } = await typesetDocument(input, options)
      return { pdf: outcome.pdf, pages: outcome.pages, paper, findings }
    },
    async preview(input, signal) {
      const options = { standard: 'preview', ...(signal && { signal }) } as const
      const { prepared, outcome, paper } = await typesetDocument(input, options)
      const { blockIds } = prepared.data
      const places = outcome.places.flatMap(({ block, ...place }) => {
        const blockId = blockIds[block]
        return typeof blockId === 'string' ? [{ blockId, ...place }] : []
      })
      return { pdf: outcome.pdf, pages: outcome.pages, paper, places }
    },
    async typesetSheet(sheet, options) {
      const { data, replaced } = prepareSheet(sheet, await coverage())
      options.signal?.throwIfAborted()
      const outcome = await compile('sheets/sheet.typ', { data, files: [], findings: [] }, options)
      if (!outcome.ok) throw new TypesettingError(outcome.diagnostics)
      return { pdf: outcome.pdf, pages: outcome.pages, replaced }
    },
    async typesetPicture(picture, options) {
      const prepared = preparePicture(picture, await coverage())
      if (typeof prepared === 'string') return { ok: false, reason: prepared }
      options.signal?.throwIfAborted()
      const outcome = await compile('sheets/sheet.typ', prepared, options)
      if (outcome.ok) return { ok: true, pdf: outcome.pdf }
      // Damaged inside: only who draws it can tell.
      if (outcome.unusable.length > 0) return { ok: false, reason: 'damaged' }
      throw new TypesettingError(outcome.diagnostics)
    },
    async templates() {
      const { templates, faulty } = await shelf.list()
      return { templates: templates.map(toTemplateInfo), faulty }
    },
    async typesetMark(mark, signal) {
      const data = JSON.stringify(prepareMark(mark, await coverage()))
      const job = { main: 'sheets/mark.typ', data, files: [], standard: 'preview', identifier: '' } as const
      const outcome = await compiler.compile({ ...job, files: [] }, signal)
      if (!outcome.ok) throw new TypesettingError(outcome.diagnostics)
      return outcome.pdf
    },
    async close() {
      await Promise.all([compiler.close(), previewer.close()])
    },
  }
}

function missingTemplate({ record }: TypesetInput): Finding {
  const values = { template: record.settings.template ?? '' }
  return { code: 'template-missing', severity: 'warning', blockId: null, values }
}

function tooManyPages(pages: number, most: number): Finding {
  const values = { pages: String(pages), limit: String(most) }
  return { code: 'too-many-pages', severity: 'warning', blockId: null, values }
}
