import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { planCopies } from '../../../electron/packs/audiences/plan-copies.ts'
import { makeCopies } from '../../../electron/packs/audiences/make-copies.ts'
import { createPackBinder, type PackPaper } from '../../../electron/packs/bind-pack.ts'
import { locatePdfium } from '../../../electron/packs/locate-pdfium.ts'
import { createThreadCrew } from '../../../electron/packs/pack-crew.ts'
import { createChildCompiler } from '../../../electron/typesetting/child-compiler.ts'
import { forkCompileChild } from '../../../electron/typesetting/fork-compile-child.ts'
import { locateResources } from '../../../electron/typesetting/locate-resources.ts'
import { createTypesetting } from '../../../electron/typesetting/typesetting.ts'
import { standardAudiences } from '../../../shared/model/pack/audiences.ts'
import { packV1 } from '../../../shared/model/pack/v1.ts'

/**
 * Makes so many copies of the papers of a folder for three audiences, one of which gets a slip for every fifth paper. Prints one
 * line of JSON.
 */
const [built = '', folder = '', count = '40'] = process.argv.slice(2)
const resources = locateResources(built)
const compiler = createChildCompiler({
  spawn: () => forkCompileChild(join(built, 'compile-child.js')),
  resources,
})
const typesetting = createTypesetting({ compiler, resources })
const binder = createPackBinder({
  typesetSheet: (sheet, options) => typesetting.typesetSheet(sheet, options),
  stampFont: async () => readFileSync(resources.stampFont),
  crew: createThreadCrew(pathToFileURL(join(built, 'packs-worker.js')), () => locatePdfium(built)),
})
const names = readdirSync(folder).toSorted()
const papers = names.map((name, at): PackPaper => ({
  entryId: `e${at}`,
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
const people = Array.from({ length: Number(count) }, (_, at) => ({
  id: `r${at}`,
  name: `Delegation number ${at + 1}`,
}))
const audiences = standardAudiences('en').map((audience, at) => ({
  ...audience,
  recipients: people.filter((_, each) => each % 3 === at),
}))
const { plans } = planCopies(
  audiences,
  papers.map(({ entryId, title }, at) => ({
    entryId,
    title,
    distribution: at % 5 === 0 ? ('restricted' as const) : ('general' as const),
  })),
)
let [size, copies, pages] = [0, 0, 0]
const making = makeCopies(
  { binder, typesetMark: (mark, signal) => typesetting.typesetMark({ language: 'en', ...mark }, signal) },
  { pack, papers },
  plans,
  { onProgress: () => undefined },
)
for await (const copy of making) {
  copies += 1
  size += copy.size
  pages = Math.max(pages, copy.pages)
}
process.stdout.write(
  `${JSON.stringify({
    copies,
    pages,
    size,
    rssMb: process.resourceUsage().maxRSS / 1024,
  })}\n`,
)
await typesetting.close()
