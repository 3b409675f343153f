import { expect, it } from 'vitest'
import { createLibrarySecret, passphraseVariable, toSecret } from './library-secret.ts'

const nobody = {
  async *lines() {},
  ask: () => Promise.resolve(null),
}

it('takes the passphrase from the environment once, and leaves it to no child', async () => {
  const environment = { [passphraseVariable]: 'winter lake paper', HOME: '/home' }
  const secret = createLibrarySecret({ cwd: '/', terminal: nobody }, environment)
  expect(environment).toEqual({ HOME: '/home' })
  expect(await secret.read('Library')).toEqual({ kind: 'passphrase', text: 'winter lake paper' })
})

it('asks nobody twice, and nobody at all where it is to be quiet', async () => {
  const asked: string[] = []
  const ask = (question: string) => {
    asked.push(question)
    return Promise.resolve('winter lake paper')
  }
  const secret = createLibrarySecret({ cwd: '/', terminal: { ...nobody, ask } }, {})
  expect(await secret.readQuietly()).toBeNull()
  await secret.read('Turin')
  await secret.read('Turin')
  expect(asked).toEqual(['Passphrase or recovery code of Turin: '])
})

it('knows a recovery code from a passphrase', () => {
  expect(toSecret('003g w58w 4cn3 2e1z 8s6n 8pv2 d4bj').kind).toBe('recovery-code')
  expect(toSecret('003g w58w 4cn3 2e1z 8s6n 8pv2 d4bk').kind).toBe('passphrase')
})
