import { expect, test } from 'vitest'
import { matchCommands } from './match-commands.ts'

const names: Record<string, string> = {
  export: 'Publier en PDF',
  theme: 'Clair ou sombre',
  health: 'État de la bibliothèque',
}
const found = (text: string) =>
  matchCommands(
    Object.keys(names).map((id) => ({ id })),
    (id) => names[id] ?? '',
    text,
  ).map((command) => command.id)

test('finds commands by the beginnings of their words, in any order', () => {
  expect(found('pdf pub')).toEqual(['export'])
  expect(found('bib')).toEqual(['health'])
  expect(found('blier')).toEqual([])
})

test('needs neither accents nor capitals', () => {
  expect(found('etat')).toEqual(['health'])
  expect(found('ÉTAT')).toEqual(['health'])
})

test('offers everything while nothing is typed', () => {
  expect(found('  ')).toEqual(['export', 'theme', 'health'])
})
