import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the package a module belongs to, or null where it is none of an installed package. */
export function packageOf(moduleId) {
  const path = moduleId.replaceAll('\\', '/').replace(/^\0/, '')
  const at = path.lastIndexOf('/node_modules/')
  const name = /^(@[^/]+\/)?[^/?]+/.exec(path.slice(at + '/node_modules/'.length))?.[0]
  return at < 0 || !name ? null : `${path.slice(0, at)}/node_modules/${name}`
}

/** The notice of one package: name, version, licence, and the text it asks to be kept with copies of it. */
export function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  // Some packages carry more than one: their own, and that of what they were built from.
  const files = readdirSync(folder).filter((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry))
  const by = typeof author === 'string' ? author : author?.name
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const text = texts.length > 0 ? texts.join('\n\n') : `Copyright ${by ?? `the authors of ${name}`}`
  return { name, text: `${name} ${version} (${license ?? 'see below'})\n\n${text}` }
}

// Each worker is a bundle of its own and writes the same text again, so it has to hold those before it too.
const foldersIn = new Map()

/**
 * A Vite plugin that puts a text beside a bundle: the licence of every package that is in it, as the
 * licences themselves ask, by name.
 */
export function thirdPartyNotices(fileName = 'third-party-notices.txt') {
  return {
    name: 'third-party-notices',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) => output.moduleIds ?? [])
      const folders = foldersIn.get(fileName) ?? new Set()
      foldersIn.set(fileName, folders)
      for (const folder of modules.map(packageOf)) {
        if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder)
      }
      const notices = [...folders].map(noticeOf).toSorted((a, b) => (a.name < b.name ? -1 : 1))
      const source = notices.map(({ text }) => `${text}\n`).join(`\n${'─'.repeat(72)}\n\n`)
      this.emitFile({ type: 'asset', fileName, source })
    },
  }
}
