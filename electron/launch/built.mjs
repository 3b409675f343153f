import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writePageManifest } from './page-manifest.mjs'

export const root = resolve(import.meta.dirname, '../..')

/** What each half of the build is made from; a change in any of these files makes that half stale. */
const halves = {
  main: ['electron', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json'],
  page: ['renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json'],
}

/** The folder a build goes to before it takes the place of the last one; what runs meanwhile keeps its files. */
const fresh = 'out/.fresh'

const stampOf = (half) => join(root, 'out', `${half}.stamp`)

function* filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) yield [path, stat]
  else for (const name of readdirSync(path).toSorted()) yield* filesUnder(join(path, name))
}

const isTest = (path) => /\.test(-kit)?\.tsx?$/.test(path)

/** A digest of names, sizes and change times, so that a deleted or older file counts as a change too. */
function fingerprint(half) {
  const digest = createHash('sha256')
  for (const top of halves[half]) {
    for (const [path, stat] of filesUnder(join(root, top))) {
      if (!isTest(path)) digest.update(`${path.slice(root.length)}|${stat.size}|${stat.mtimeMs}\n`)
    }
  }
  return digest.digest('hex')
}

function isFresh(half) {
  try {
    return readFileSync(stampOf(half), 'utf8') === fingerprint(half)
  } catch {
    return false
  }
}

function runBuild(wanted) {
  const require = createRequire(import.meta.url)
  const builder = join(dirname(require.resolve('electron-vite/package.json')), 'bin/electron-vite.js')
  const only = wanted.length === 1 ? wanted[0] : 'all'
  const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, RAPPORTEUR_BUILD: only, RAPPORTEUR_OUT: fresh },
    // Standard output belongs to the command that asked for the build.
    stdio: ['ignore', 2, 2],
  })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`the build ended with exit code ${code}`)),
    )
  })
}

function putInPlace(folders) {
  for (const folder of folders) {
    const [from, to, aside] = [fresh, 'out', 'out/.stale'].map((parent) => join(root, parent, folder))
    if (!existsSync(from)) continue
    rmSync(aside, { recursive: true, force: true })
    mkdirSync(join(root, 'out/.stale'), { recursive: true })
    if (existsSync(to)) renameSync(to, aside)
    renameSync(from, to)
  }
  rmSync(join(root, fresh), { recursive: true, force: true })
  rmSync(join(root, 'out/.stale'), { recursive: true, force: true })
}

/** Whether the process that wrote a lock is still there; a lock that is just being written counts as held. */
function isHeld(lock) {
  const text = readFileSync(lock, 'utf8')
  if (text === '') return true
  try {
    process.kill(Number(text), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

async function withLock(work) {
  const lock = join(root, 'out/.building')
  mkdirSync(join(root, 'out'), { recursive: true })
  let told = false
  while (!takeLock(lock)) {
    try {
      if (!isHeld(lock)) rmSync(lock, { force: true })
    } catch (error) {
      // Let go between our two looks at it.
      if (error.code !== 'ENOENT') throw error
    }
    if (!told) process.stderr.write('Waiting for another build to end …\n')
    told = true
    await sleep(250)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Builds the named halves ("main", "page") unless they are up to date; says so on standard error. */
export async function ensureBuilt(wanted, { force = false } = {}) {
  const stale = () => wanted.filter((half) => force || !isFresh(half))
  if (stale().length === 0) return
  await withLock(async () => {
    const parts = stale()
    if (parts.length === 0) return
    process.stderr.write(`Building Rapporteur (${parts.join(' and ')}) …\n`)
    const started = Date.now()
    const prints = parts.map((half) => [half, fingerprint(half)])
    await runBuild(parts)
    putInPlace(['main', 'preload', 'renderer'])
    if (parts.includes('page'))
      writePageManifest(join(root, 'out/renderer'), join(root, 'out/page-manifest.json'))
    for (const [half, print] of prints) writeFileSync(stampOf(half), print)
    process.stderr.write(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`)
  })
}
