import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { templateManifest, type TemplateManifest } from './manifest.ts'
import type { FaultyTemplate } from '../../../shared/contract/typesetting.ts'
import type { Template } from './template.ts'

/** What a template may have: more is a mistake, or not a template. */
const limits = { templates: 50, files: 60, bytes: 10 * 1024 * 1024, depth: 4 }
const templateName = /^[a-z0-9][a-z0-9-]{0,59}$/
const fileName = /^[\w][\w .-]{0,99}$/
const fileKinds = /\.(typ|json|png|jpe?g|svg|csv|txt)$/i

class Refusal extends Error {
  readonly problem: Omit<FaultyTemplate, 'name'>

  constructor(reason: FaultyTemplate['reason'], detail: string) {
    super(reason)
    this.problem = { reason, detail }
  }
}

/**
 * The templates a user has dropped in a folder of the library, each a folder with `template.json` and `template.typ`; those that are
 * none are named with the reason. Nothing outside the folder is read: links are refused. Empty where the folder
 * is missing, or is none that can be read.
 */
export async function readOwnTemplates(
  folder: string,
  taken: ReadonlySet<string>,
): Promise<{ templates: Template[]; faulty: FaultyTemplate[] }> {
  const templates: Template[] = []
  const faulty: FaultyTemplate[] = []
  for (const name of await foldersIn(folder)) {
    try {
      templates.push(await readOne(folder, name, taken))
    } catch (error) {
      faulty.push({ name: name.slice(0, 80), ...problemOf(error) })
    }
  }
  return { templates, faulty }
}

/** What the disk does not give is a fault of that template too: documents are set in the others. */
function problemOf(error: unknown): Refusal['problem'] {
  if (error instanceof Refusal) return error.problem
  const code = codeOf(error)
  if (code === null) throw error
  return { reason: 'bad-file', detail: code }
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === null) throw error
    return []
  })
  const names = entries.filter((each) => each.isDirectory() && !each.name.startsWith('.'))
  return names
    .map(({ name }) => name)
    .toSorted()
    .slice(0, limits.templates)
}

async function readOne(folder: string, name: string, taken: ReadonlySet<string>): Promise<Template> {
  if (!templateName.test(name)) throw new Refusal('name', name.slice(0, 80))
  if (taken.has(name)) throw new Refusal('name-taken', name)
  const files = new Map<string, Uint8Array>()
  await gather(join(folder, name), '', files)
  if (!files.has('template.typ')) throw new Refusal('no-main', 'template.typ')
  return {
    name,
    manifest: readManifest(files.get('template.json')),
    main: `own/${name}/template.typ`,
    files: [...files].map(([path, bytes]) => ({ path: `own/${name}/${path}`, bytes })),
    own: true,
  }
}

async function gather(folder: string, below: string, files: Map<string, Uint8Array>): Promise<void> {
  for (const entry of (await readdir(folder)).toSorted()) {
    if (entry.startsWith('.')) continue
    const path = join(folder, entry)
    const facts = await lstat(path)
    if (!fileName.test(entry)) throw new Refusal('bad-file', entry.slice(0, 100))
    if (facts.isDirectory()) {
      if (below.split('/').length > limits.depth) throw new Refusal('too-large', `${below}${entry}`)
      await gather(path, `${below}${entry}/`, files)
      continue
    }
    if (!facts.isFile() || !fileKinds.test(entry)) throw new Refusal('bad-file', `${below}${entry}`)
    const held = [...files.values()].reduce((sum, each) => sum + each.length, 0)
    if (files.size >= limits.files || held + facts.size > limits.bytes) {
      throw new Refusal('too-large', `${below}${entry}`)
    }
    files.set(`${below}${entry}`, await readFile(path))
  }
}

function readManifest(bytes: Uint8Array | undefined): TemplateManifest {
  if (!bytes) throw new Refusal('no-manifest', 'template.json')
  try {
    return templateManifest.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (error) {
    if (error instanceof z.ZodError) {
      throw new Refusal('bad-manifest', z.prettifyError(error).slice(0, 500))
    }
    throw new Refusal('bad-manifest', error instanceof Error ? error.message.slice(0, 500) : '')
  }
}
