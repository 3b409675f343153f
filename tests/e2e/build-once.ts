import { ensureBuilt } from '../../electron/launch/built.mjs'

/** Journeys run against what is built, so that they see what a user would. */
export default async function buildOnce(): Promise<void> {
  await ensureBuilt(['main', 'page'])
}
