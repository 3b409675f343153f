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

test('gives no file the name of a device, and leaves words alone that begin like one', () => {
  const masthead = { distribution: 'general' as const, originalLanguage: 'en' as const }
  const named = (title: string) => artifactName({ title, language: 'en', masthead })
  for (const title of ['CON', 'nul', 'Aux.report', 'com1', 'LPT9.', 'COM¹', 'prn copy', 'CONIN$'])
    expect(named(title)).toMatch(/^_/)
  for (const title of ['Consultation', 'Auxiliary', 'Com10', 'Nullity'])
    expect(named(title)).toBe(`${title}.en.pdf`)
})

test('keeps names within what every system takes, in any script, and cuts no letter in two', () => {
  const masthead = {
    symbol: '移'.repeat(80),
    distribution: 'general' as const,
    originalLanguage: 'en' as const,
  }
  for (const letter of ['a', 'é', '移', '👩‍💻', '\ud800']) {
    const name = artifactName({ title: letter.repeat(300), language: 'en', masthead })
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name.isWellFormed()).toBe(true)
    expect(name.endsWith('.en.pdf')).toBe(true)
  }
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
