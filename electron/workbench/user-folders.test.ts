import { expect, test } from 'vitest'
import { userFolders } from './user-folders.ts'

test('follows the habits of each system', () => {
  expect(userFolders('linux', {}, '/home/o')).toEqual({
    cache: '/home/o/.cache/rapporteur',
    settings: '/home/o/.config/rapporteur',
  })
  expect(userFolders('darwin', {}, '/Users/o').settings).toBe(
    '/Users/o/Library/Application Support/Rapporteur',
  )
  expect(userFolders('win32', { LOCALAPPDATA: 'L' }, 'H').cache).toContain('Rapporteur')
})

test('takes the places XDG names, but no relative ones', () => {
  expect(userFolders('linux', { XDG_CACHE_HOME: '/c', XDG_CONFIG_HOME: 'relative' }, '/home/o')).toEqual({
    cache: '/c/rapporteur',
    settings: '/home/o/.config/rapporteur',
  })
})
