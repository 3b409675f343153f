import { isToken } from './token.ts'

export type StartSecrets = { token?: string; entry?: string }

/**
 * Whoever starts a host again may hand it the token it had, so that an open page finds its way back; whoever starts a
 * browser too, a code that is good once. The environment is the way, for others on this machine can read every command
 * line; it is emptied at once, so that no child of ours inherits them.
 */
export function takeSecrets(env: NodeJS.ProcessEnv): StartSecrets {
  const { RAPPORTEUR_TOKEN: token, RAPPORTEUR_ENTRY: entry } = env
  delete env['RAPPORTEUR_TOKEN']
  delete env['RAPPORTEUR_ENTRY']
  return {
    ...(token !== undefined && isToken(token) ? { token } : {}),
    ...(entry !== undefined && isToken(entry) ? { entry } : {}),
  }
}
