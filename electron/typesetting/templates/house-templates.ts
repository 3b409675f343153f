import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { templateManifest } from './manifest.ts'
import type { Template } from './template.ts'

/** The templates that come with the program, in the folder the compiler works in; by name. */
export async function readHouseTemplates(workspace: string): Promise<Template[]> {
  const names = (await readdir(join(workspace, 'templates'))).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const manifest: unknown = JSON.parse(
        await readFile(join(workspace, 'templates', name, 'template.json'), 'utf8'),
      )
      return {
        name,
        manifest: templateManifest.parse(manifest),
        main: `templates/${name}/template.typ`,
        files: [],
        own: false,
      }
    }),
  )
}
