import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Dialogs } from './shell-service.ts'
import type { StoreClient } from './store-client.ts'
import { fill, type ShellWords } from './words.ts'

export type HandOverPorts = {
  /** The bytes of the open library; throws while there is none. */
  store(): Pick<StoreClient, 'upload'>
  dialogs: Pick<Dialogs, 'ask'>
  words: ShellWords
}

/** Room for what encryption adds to the largest bundle, in bytes; the workbench has the last word. */
const mostBytes = 201 * 1024 * 1024

/** Gives a bundle's bytes to the workbench, where the page finds them; says so where that fails. False then. */
export async function handOver(path: string, { store, dialogs, words }: HandOverPorts): Promise<boolean> {
  const fileName = basename(path).slice(-255)
  const problem = await upload(path, fileName, store)
  if (problem === null) return true
  await dialogs.ask({
    message: fill(words.bundle.failed, { name: fileName }),
    detail: words.bundle[problem],
    buttons: [{ id: 'ok', label: 'OK' }],
    defaultId: 'ok',
    cancelId: 'ok',
  })
  return false
}

async function upload(
  path: string,
  fileName: string,
  store: HandOverPorts['store'],
): Promise<'tooLarge' | 'unread' | null> {
  try {
    const facts = await stat(path)
    if (!facts.isFile()) return 'unread'
    if (facts.size > mostBytes) return 'tooLarge'
    const bytes = new Blob([new Uint8Array(await readFile(path))])
    const kept = await store().upload({ bytes, fileName })
    if (!('refused' in kept)) return null
    return kept.refused === 'TOO_LARGE' ? 'tooLarge' : 'unread'
  } catch {
    return 'unread'
  }
}
