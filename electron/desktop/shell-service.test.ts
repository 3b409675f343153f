import { createRouterClient } from '@orpc/server'
import { expect, it } from 'vitest'
import type { SafeKeys } from './safe-keys.ts'
import { createShellService, type Dialogs } from './shell-service.ts'
import { shellWords } from './words.ts'

const words = shellWords(['en'])
const noKeys: SafeKeys = {
  strength: () => 'unavailable',
  recall: () => null,
  keep: () => false,
  forget: () => undefined,
}

function aShell(folder: string | null) {
  const titles: string[] = []
  const dialogs: Dialogs = {
    ask: ({ cancelId }) => Promise.resolve(cancelId),
    chooseFolder: (title) => {
      titles.push(title)
      return Promise.resolve(folder)
    },
    chooseSaveTarget: () => Promise.resolve(null),
  }
  const client = createRouterClient(
    createShellService({
      words,
      dialogs,
      openExternal: () => Promise.resolve(),
      copyText: () => undefined,
      recentLibraries: () => [],
      switchLibrary: () => Promise.resolve(false),
      keys: noKeys,
      async *commands() {},
    }),
  )
  return { client, titles }
}

it('asks for a folder in words that say what it is for', async () => {
  const { client, titles } = aShell('/media/stick')
  expect(await client.chooseFolder({ purpose: 'backups' })).toBe('/media/stick')
  expect(await client.chooseFolder({ purpose: 'restore' })).toBe('/media/stick')
  expect(titles).toEqual([words.library.backupsTitle, words.library.restoreTitle])
})

it('takes a dialog that was dismissed for no folder', async () => {
  expect(await aShell(null).client.chooseFolder({ purpose: 'backups' })).toBeNull()
})
