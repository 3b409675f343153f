import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The path of Electron's executable under `root`, or undefined where it was never fetched.
 * Looks at files only: requiring the electron package from Node would start a download.
 */
export function findElectron(root, env = process.env) {
  const folder = join(root, 'node_modules/electron')
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8').trim()
    const binary = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
    return name !== '' && existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/** Why a window cannot be shown here, as half a sentence, or undefined where it can. */
export function whyNoWindow({ binary, platform, env }) {
  if (!binary)
    return 'Electron’s runtime is not installed here (`npx install-electron` fetches it; it wants Node 22.12 or newer)'
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY)
    return 'there is no display to open a window on'
  return undefined
}

/** Whether a browser window could be shown: always on Windows and macOS, on Linux with a display. */
export function hasDisplay(platform, env) {
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
