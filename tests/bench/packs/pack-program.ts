import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createPackBinder, type PackPaper } from '../../../electron/packs/bind-pack.ts'
import type { PaperVerdict } from '../../../electron/packs/intake/paper-verdict.ts'
import { locatePdfium } from '../../../electron/packs/locate-pdfium.ts'
import { createThreadCrew } from '../../../electron/packs/pack-crew.ts'
import { createChildCompiler } from '../../../electron/typesetting/child-compiler.ts'
import { forkCompileChild } from '../../../electron/typesetting/fork-compile-child.ts'
import { locateResources } from '../../../electron/typesetting/locate-resources.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  inputOf,
  li,
  node,
  p,
  row,
} from '../../../electron/typesetting/sample-document.test-kit.ts'
import { createTypesetting } from '../../../electron/typesetting/typesetting.ts'
import { packV1 } from '../../../shared/model/pack/v1.ts'

/**
 * One thing in each process: `make` writes tagged papers of others into a folder, `bind` binds all of a folder. Prints one line
 * of JSON. `built` is the folder of the built entries.
 */
const [mode = '', built = '', folder = '', ...rest] = process.argv.slice(2)
const resources = locateResources(built)
const compiler = createChildCompiler({
  spawn: () => forkCompileChild(join(built, 'compile-child.js')),
  resources,
})
const typesetting = createTypesetting({ compiler, resources })

/** Papers of about so many pages: a few are typeset and then given in turn, as files of their own. */
async function make(count: number, paragraphs: readonly string[]) {
  mkdirSync(folder, { recursive: true })
  const kinds = await Promise.all(
    Array.from({ length: 4 }, async (_, kind) => {
      const content = body(...paragraphs.flatMap((text, at) => blocksOf(text, at)))
      const record = documentRecord({ title: `Paper of kind ${kind}`, type: 'agenda-paper' })
      return (await typesetting.typeset(inputOf(record, content), { standard: 'ua-1' })).pdf
    }),
  )
  for (let at = 0; at < count; at += 1)
    writeFileSync(join(folder, `${String(at).padStart(3, '0')}.pdf`), kinds[at % kinds.length]!)
  return { count }
}

/** Headings, lists and tables among the paragraphs, as papers have them: their tags are most of what a binder reads. */
function blocksOf(text: string, at: number) {
  if (at % 6 === 0) return [h(1, `Part ${at}`), p(text)]
  const sentences = text.split(/(?<=\.) /)
  if (at % 6 === 2)
    return [
      node(
        'bulletList',
        sentences.map((each) => li(each)),
      ),
    ]
  if (at % 6 !== 4) return [p(text)]
  const rows = sentences.map((each) =>
    row(
      ...each
        .split(' ')
        .slice(0, 4)
        .map((word) => cell(word)),
    ),
  )
  return [node('table', rows), p(text)]
}

async function bind(target: string) {
  let typesettingMs = 0
  const known = new Map<string, PaperVerdict>()
  const binder = createPackBinder({
    async typesetSheet(sheet, options) {
      const start = performance.now()
      const made = await typesetting.typesetSheet(sheet, options)
      typesettingMs += performance.now() - start
      return made
    },
    stampFont: async () => readFileSync(resources.stampFont),
    crew: createThreadCrew(pathToFileURL(join(built, 'packs-worker.js')), () => locatePdfium(built)),
    verdicts: {
      get: async (sha256) => known.get(sha256) ?? null,
      keep: (sha256, verdict) => void known.set(sha256, verdict),
    },
  })
  const papers = readdirSync(folder)
    .toSorted()
    .map((name): PackPaper => ({
      entryId: name,
      title: name,
      number: '1',
      detail: '',
      type: 'file',
      fileName: name,
      read: async () => readFileSync(join(folder, name)),
    }))
  const pack = packV1.parse({
    id: '01920000-0000-7000-8000-00000000000a',
    kind: 'pack',
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-04-20T16:30:00.000Z',
    tags: [],
    title: 'Papers',
    language: 'en',
    entries: [],
    issues: [],
  })
  const measured = async () => {
    typesettingMs = 0
    const start = performance.now()
    const used = process.cpuUsage()
    const bound = await binder.bind({ pack, papers })
    const { user, system } = process.cpuUsage(used)
    const times = { ms: performance.now() - start, typesettingMs, cpuMs: (user + system) / 1000 }
    return { bound, times }
  }
  const { bound, times } = await measured()
  writeFileSync(target, bound.file)
  // Bound again, every file was looked at before, when it was dropped or for the last build, by the thread that looked.
  const again = (await measured()).times
  return {
    ...times,
    again,
    pages: bound.pages,
    size: bound.file.byteLength,
    slips: bound.entries.filter(({ slip }) => slip).length,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }
}

const answer =
  mode === 'make'
    ? await make(Number(rest[0]), JSON.parse(readFileSync(rest[1]!, 'utf8')))
    : await bind(rest[0]!)
process.stdout.write(`${JSON.stringify(answer)}\n`)
await typesetting.close()
