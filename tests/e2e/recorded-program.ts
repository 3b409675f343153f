import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '../..')
const recorder = pathToFileURL(join(import.meta.dirname, 'record-connections.cjs')).href

/**
 * Lays a copy of the built program into `folder` (absolute, empty) of which every process and thread loads the recorder
 * first: the desktop starts its processes without NODE_OPTIONS, by which others are told to.
 */
export async function copyRecorded(folder: string): Promise<void> {
  await cp(join(root, 'package.json'), join(folder, 'package.json'))
  await cp(join(root, 'out'), join(folder, 'out'), { recursive: true })
  for (const name of ['node_modules', 'resources'])
    await symlink(join(root, name), join(folder, name), 'junction')
  const main = join(folder, 'out/main')
  const entries = (await readdir(main)).filter((name) => name.endsWith('.js'))
  for (const entry of entries) {
    const path = join(main, entry)
    const [, shebang = '', rest = ''] = /^(#!.*\n)?([\s\S]*)$/.exec(await readFile(path, 'utf8')) ?? []
    await writeFile(path, `${shebang}import ${JSON.stringify(recorder)}\n${rest}`)
  }
}
