import { expect, it } from 'vitest'
import { faultLines } from '../workbench/fault-lines.ts'
import { takeSecrets } from './start-secrets.ts'
import { createToken } from './token.ts'

it('secrets handed over at the start are taken out of the environment, where no child finds them', () => {
  const [token, entry] = [createToken(), createToken()]
  const env = { RAPPORTEUR_TOKEN: token, RAPPORTEUR_ENTRY: entry, PATH: '/bin' }
  expect(takeSecrets(env)).toEqual({ token, entry })
  expect(env).toEqual({ PATH: '/bin' })
  expect(takeSecrets(env)).toEqual({})
})

it('secrets that are none are dropped, so that a weak one is never used', () => {
  const env = { RAPPORTEUR_TOKEN: 'secret', RAPPORTEUR_ENTRY: '' }
  expect(takeSecrets(env)).toEqual({})
  expect(env).toEqual({})
})

it('a token that an error quotes is not in the log', () => {
  const token = createToken()
  const fault = new Error(`wrong: ${token}`, { cause: new TypeError(`http://127.0.0.1:1/#t=${token}`) })
  expect(faultLines(fault)).not.toContain(token)
})
