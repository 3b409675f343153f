import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

function* filesUnder(folder, prefix = '') {
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* filesUnder(path, `${prefix}${name}/`)
    else yield [`${prefix}${name}`, path]
  }
}

/**
 * Lists every file of the built page: { "/assets/x.js": { file: "assets/x.js", sha256, type } }.
 * Hosts answer only from this list, so that no request is ever turned into a path.
 */
export function writePageManifest(folder, target) {
  const entries = {}
  for (const [name, path] of filesUnder(folder)) {
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    entries[`/${name}`] = { file: name, sha256, type: types[extname(name)] ?? 'application/octet-stream' }
  }
  if (entries['/index.html']) entries['/'] = entries['/index.html']
  writeFileSync(target, `${JSON.stringify(entries, null, 1)}\n`)
}
