import { join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { z } from 'zod'
import { conformToBoth } from './conform.ts'
import type { BlockPlace, CompileJob, CompileOutcome, ResourcePaths, TemplateFault } from './compiler-port.ts'

/** Runs the typesetter here and now: it cannot be interrupted, so the product does this in a process of its own. */
export function createCompile(resources: ResourcePaths): (job: CompileJob) => Promise<CompileOutcome> {
  const compiler = NodeCompiler.create({
    workspace: resources.templates,
    fontArgs: [{ fontPaths: [resources.fonts] }],
  })
  const inWorkspace = (path: string) => join(resources.templates, ...path.split('/'))
  const dataFile = 'job/data.json'

  /** Accessibility is asked for first, and is the stricter: what it lets through is archived without complaint. */
  const exportAs = (document: NodeTypstDocument, standard: CompileJob['standard']) => {
    // Pages that are looked at need no tags, which are a third of the work.
    if (standard === 'preview') return compiler.pdf(document, { pdfTags: false })
    if (standard !== 'ua-1+a-2a') return compiler.pdf(document, { pdfStandard: standard })
    compiler.pdf(document, { pdfStandard: 'ua-1' })
    return compiler.pdf(document, { pdfStandard: 'a-2a' })
  }
  const toPdf = (
    document: NodeTypstDocument,
    standard: CompileJob['standard'],
    identifier: string,
  ): Uint8Array => {
    const pdf = exportAs(document, standard)
    return standard === 'ua-1+a-2a' ? conformToBoth(pdf, identifier) : pdf
  }

  const run = ({ main, standard, identifier }: CompileJob): Made | Refused => {
    try {
      const mainFilePath = inWorkspace(main)
      const isPreview = standard === 'preview'
      const inputs = { data: dataFile, ...(isPreview && { places: 'wanted' }) }
      const compiled = compiler.compile({ mainFilePath, inputs, resetRead: true })
      const document = compiled.result
      if (!document) {
        const error = compiled.takeDiagnostics()
        const said: unknown[] = error ? compiler.fetchDiagnostics(error) : ['no result']
        return { diagnostics: said.map(describe), fault: faultOf(said) }
      }
      const places = isPreview ? readPlaces(compiler, document) : []
      return { pdf: toPdf(document, standard, identifier), pages: document.numOfPages, places }
    } catch (error) {
      // Faults of the export itself are thrown, as a text of the typesetter's own.
      return { diagnostics: [error instanceof Error ? error.message.slice(0, 2000) : String(error)] }
    }
  }

  const isUsable = (path: string, standard: CompileJob['standard']) => {
    const alone = `#set document(title: "p", date: datetime(year: 2000, month: 1, day: 1))\n#image(sys.inputs.at("path"), alt: "p")`
    try {
      const compiled = compiler.compile({
        mainFileContent: alone,
        inputs: { path: `/${path}` },
        resetRead: true,
      })
      if (!compiled.result) return false
      return exportAs(compiled.result, standard).length > 0
    } catch {
      return false
    }
  }

  return async (job) => {
    try {
      compiler.mapShadow(inWorkspace(dataFile), Buffer.from(job.data))
      for (const { path, bytes } of job.files) compiler.mapShadow(inWorkspace(path), Buffer.from(bytes))
      const made = run(job)
      if ('pdf' in made) return { ok: true, ...made, pdf: new Uint8Array(made.pdf) }
      // The typesetter names no file when a picture is damaged inside: try each one alone.
      const pictures = job.files.map(({ path }) => path).filter((path) => path.startsWith('images/'))
      const unusable = pictures.filter((path) => !isUsable(path, job.standard))
      return { ok: false, ...made, unusable }
    } finally {
      compiler.resetShadow()
      // Ten runs back is enough for one document being edited; more only holds memory.
      compiler.evictCache(10)
    }
  }
}

type Refused = Pick<CompileOutcome & { ok: false }, 'diagnostics' | 'fault'>
type Made = { pdf: Uint8Array; pages: number; places: BlockPlace[] }

const points = z
  .string()
  .regex(/^-?[\d.]+pt$/)
  .transform((length) => Number(length.slice(0, -2)))
const markedPlace = z.object({ block: z.int(), at: z.object({ page: z.int(), x: points, y: points }) })
/** The template says them all at once; one that sets the body twice, twice. */
const markedPlaces = z.array(z.array(markedPlace)).transform(([all = []]) => all)

/** What the template noted of the place of each block. */
function readPlaces(compiler: NodeCompiler, document: NodeTypstDocument): BlockPlace[] {
  const noted: unknown = compiler.query(document, { selector: '<places>', field: 'value' })
  return markedPlaces.parse(noted).map(({ block, at }) => ({ block, ...at }))
}

/** A complaint of the typesetter; lines are counted from 0. */
const complaint = z.object({
  message: z.string(),
  path: z.string().nullish(),
  range: z.object({ start: z.object({ line: z.int() }) }).nullish(),
})

function describe(diagnostic: unknown): string {
  const read = complaint.safeParse(diagnostic)
  if (!read.success) return String(diagnostic)
  const { message, path, range } = read.data
  const line = range ? `:${range.start.line + 1}` : ''
  const place = path ? ` (${path.split(/[\\/]/).at(-1)}${line})` : ''
  return `${message}${place}`
}

/** The first place in a template of the user's own that a complaint, or what led to it, names. */
function faultOf(diagnostics: readonly unknown[]): TemplateFault | undefined {
  for (const diagnostic of diagnostics) {
    const { path, range } = complaint.safeParse(diagnostic).data ?? {}
    const file = /[\\/]own[\\/][^\\/]+[\\/](.+)$/.exec(path ?? '')?.[1]
    if (file === undefined) continue
    return { file, line: range ? range.start.line + 1 : null }
  }
  return undefined
}
