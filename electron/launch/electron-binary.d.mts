/** The path of Electron's executable under `root`, or undefined where it was never fetched; starts no download. */
export function findElectron(root: string, env?: NodeJS.ProcessEnv): string | undefined

/** Why a window cannot be shown here, as half a sentence, or undefined where it can. */
export function whyNoWindow(here: {
  binary: string | undefined
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
}): string | undefined

/** Whether a browser window could be shown: always on Windows and macOS, on Linux with a display. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean
