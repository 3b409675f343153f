import { expect, test } from 'vitest'
import { strengthOf } from './strength.ts'

test.each([
  ['', 'short'],
  ['tulip', 'short'],
  ['password', 'weak'],
  ['Password1!', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['lake lake lake lake lake lake', 'weak'],
  ['correct horse battery', 'weak'],
  ['winter lake paper bicycle', 'fair'],
  ['k7$Qz!m2Rw9', 'strong'],
  ['winter lake paper bicycle turnip', 'strong'],
  ['l’hiver au bord du lac, sans bicyclette', 'strong'],
] as const)('thinks of “%s” that it is %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength)
})
