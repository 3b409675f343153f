import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this user's programs keep what can be made again (`cache`) and what should last (`settings`), by the habits of the system. */
export function userFolders(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): { cache: string; settings: string } {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local')
    return { cache: join(local, 'Rapporteur', 'Cache'), settings: join(local, 'Rapporteur') }
  }
  if (platform === 'darwin') {
    const library = join(home, 'Library')
    return {
      cache: join(library, 'Caches', 'Rapporteur'),
      settings: join(library, 'Application Support', 'Rapporteur'),
    }
  }
  // XDG Base Directory Specification: a value that is not absolute is to be ignored.
  const absolute = (value: string | undefined) => (value?.startsWith('/') ? value : undefined)
  return {
    cache: join(absolute(env['XDG_CACHE_HOME']) ?? join(home, '.cache'), 'rapporteur'),
    settings: join(absolute(env['XDG_CONFIG_HOME']) ?? join(home, '.config'), 'rapporteur'),
  }
}
