import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const onPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** The path of a Chromium on this machine, or undefined; RAPPORTEUR_CHROMIUM wins. */
export function findChromium(env = process.env) {
  if (env.RAPPORTEUR_CHROMIUM && existsSync(env.RAPPORTEUR_CHROMIUM)) return env.RAPPORTEUR_CHROMIUM
  const folders = (env.PATH ?? '').split(delimiter)
  const found = onPath.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...found, ...elsewhere].find((path) => existsSync(path))
}

// Not those that are only like it: Ubuntu’s package of that name is an empty one that points to a snap.
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

function apt(...args) {
  const { status } = spawnSync('apt-get', ['-y', ...args], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed, so the journeys have no Chromium to run in.`)
}

/** Finds a Chromium for the journeys; as root on Debian installs one and says so, elsewhere says what is missing. */
export function provideChromium() {
  const found = findChromium()
  if (found) return found
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(
      'The journeys need Chromium, Chrome or Edge. Install one (on Debian: sudo apt-get install chromium), or set RAPPORTEUR_CHROMIUM to its path.',
    )
  }
  process.stdout.write('No Chromium was found: installing Debian’s with apt-get for the journeys.\n')
  apt('update')
  apt('install', '--no-install-recommends', 'chromium')
  const installed = findChromium()
  if (!installed) throw new Error('Debian’s chromium was installed but cannot be found.')
  return installed
}
