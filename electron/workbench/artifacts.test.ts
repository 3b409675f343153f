import { expect, test } from 'vitest'
import { artifactName, safe } from './artifact-name.ts'
import { createArtifacts } from './artifacts.ts'

const pdf = (size: number) => ({
  bytes: new Uint8Array(size),
  mediaType: 'application/pdf',
  fileName: 'a.pdf',
})

test('keeps the newest files and lets go of the oldest when there are too many bytes', () => {
  const artifacts = createArtifacts(100)
  const [first, second, third] = [artifacts.keep(pdf(60)), artifacts.keep(pdf(30)), artifacts.keep(pdf(60))]
  expect(artifacts.get(first)).toBeNull()
  expect(artifacts.get(second)).not.toBeNull()
  expect(artifacts.get(third)).not.toBeNull()
})

test('keeps a file that is larger than all may be together: it was just asked for', () => {
  const artifacts = createArtifacts(100)
  expect(artifacts.get(artifacts.keep(pdf(500)))).not.toBeNull()
})

test('lets go of a preview when the next but one has come, and of nothing else', () => {
  const artifacts = createArtifacts()
  const exported = artifacts.keep(pdf(1))
  const other = artifacts.keepLatest('b', pdf(1))
  const [first, second, third] = [1, 2, 3].map(() => artifacts.keepLatest('a', pdf(1)))
  const left = [exported, other, first, second, third].map((id) => artifacts.get(id ?? '') !== null)
  expect(left).toEqual([true, true, false, true, true])
})

test('gives ids that cannot be guessed from one another', () => {
  const artifacts = createArtifacts()
  expect(artifacts.keep(pdf(1))).toMatch(/^[\w-]{32}$/)
})

test('names a file by symbol, title and language, in characters every system takes', () => {
  const masthead = {
    symbol: 'C/115/1/Rev.2',
    distribution: 'general' as const,
    originalLanguage: 'en' as const,
  }
  expect(artifactName({ title: 'Final report: "Partnerships"', language: 'fr', masthead })).toBe(
    'C-115-1-Rev.2 Final report- -Partnerships-.fr.pdf',
  )
})

test('takes direction overrides and dots out of names', () => {
  expect(safe('..\u202Efdp.exe ')).toBe('fdp.exe')
  expect(
    artifactName({
      title: '///',
      language: 'en',
      masthead: { distribution: 'general', originalLanguage: 'en' },
    }),
  ).toBe('---.en.pdf')
})
