import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { packV1, type PackV1 } from '../../../shared/model/pack/v1.ts'
import { createPackBinder, type PackBinder, type PackPaper } from '../../../electron/packs/bind-pack.ts'
import { locatePdfium } from '../../../electron/packs/locate-pdfium.ts'
import { crewLimits, createThreadCrew, type CrewLimits } from '../../../electron/packs/pack-crew.ts'
import { createInProcessCompiler } from '../../../electron/typesetting/in-process-compiler.ts'
import { locateResources } from '../../../electron/typesetting/locate-resources.ts'
import { createTypesetting } from '../../../electron/typesetting/typesetting.ts'

const root = join(import.meta.dirname, '../../..')
const resources = locateResources(root)
export const corpus = join(root, '../shared/corpora/pdf')

export const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })

/** A binder as the product has it: papers are taken in in threads, from the built worker. */
export async function openPackDesk(limits: CrewLimits = crewLimits): Promise<PackBinder> {
  const folder = mkdtempSync(join(tmpdir(), 'packs-worker-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'electron/packs/packs-worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: {
        output: {
          entryFileNames: '[name].mjs',
          banner: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
        },
      },
    },
    ssr: { noExternal: true },
  })
  const worker = pathToFileURL(join(folder, 'packs-worker.mjs'))
  return createPackBinder({
    typesetSheet: (sheet, options) => typesetting.typesetSheet(sheet, options),
    stampFont: async () => readFileSync(resources.stampFont),
    crew: createThreadCrew(worker, () => locatePdfium(root), limits),
  })
}

export const aPack: PackV1 = packV1.parse({
  id: '01920000-0000-7000-8000-00000000000a',
  kind: 'pack',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-04-20T16:30:00.000Z',
  tags: [],
  title: 'Papers of others',
  language: 'en',
  entries: [],
  issues: [],
  binding: { contents: 'page' },
})

export const annex = (title: string, bytes: Uint8Array | null, password?: string): PackPaper => ({
  entryId: title,
  title,
  number: '1',
  detail: '',
  type: 'file',
  fileName: title,
  read: async () => bytes,
  ...(password === undefined ? {} : { password }),
})

/** What a command says; null where it is not installed. */
export function run(command: string, ...args: string[]): { status: number; said: string } | null {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'latin1', maxBuffer: 1e8 })
  return error ? null : { status: status ?? -1, said: stdout + stderr }
}

export const has = (command: string) => run(command, '-v') !== null

/** Pages of a file as Poppler counts them; null where it cannot open it. */
export function countPages(file: string): number | null {
  const pages = /^Pages:\s+(\d+)/m.exec(run('pdfinfo', file)?.said ?? '')
  return pages ? Number(pages[1]) : null
}

export type Picture = { width: number; height: number; rgb: Uint8Array }

/** Whether a file opens with a password only, as qpdf sees it. */
export const needsPassword = (file: string) => run('qpdf', '--requires-password', file)?.status === 0

/** A page as Poppler draws it, 25 dots to the inch; null where it cannot, or gives one dot for a page that is not there. */
export function drawPage(file: string, page: number, scratch: string): Picture | null {
  const number = String(page)
  rmSync(`${scratch}.ppm`, { force: true })
  run('pdftoppm', '-r', '25', '-f', number, '-l', number, file, '-singlefile', scratch)
  if (!existsSync(`${scratch}.ppm`)) return null
  const bytes = readFileSync(`${scratch}.ppm`)
  const head = /^P6\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 40).toString('latin1'))!
  const [width, height] = [Number(head[1]), Number(head[2])]
  return width * height > 1 ? { width, height, rgb: bytes.subarray(head[0].length) } : null
}

/** Share of the dots that differ plainly, the strips at head and foot left out in which a stamp may stand. */
export function differenceOf(before: Picture, after: Picture): number {
  if (before.width !== after.width || before.height !== after.height) return 1
  const { width, height } = before
  let different = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (x > width * 0.55 && (y > height * 0.95 || y < height * 0.05)) continue
      const at = (y * width + x) * 3
      const apart = [0, 1, 2].some((each) => Math.abs(before.rgb[at + each]! - after.rgb[at + each]!) > 48)
      if (apart) different += 1
    }
  }
  return different / (width * height)
}
