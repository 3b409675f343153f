import { ORPCError } from '@orpc/client'
import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { errors } from '../../shared/contract/errors.ts'
import { interfaceLanguages } from '../../shared/model/languages.ts'
import { messages } from '../i18n/messages.ts'
import type { Translate } from '../i18n/use-t.ts'
import { errorCode, errorSentence } from './error-sentence.ts'
import { UploadFailed } from './files.ts'
import { ConnectionLost } from './line.ts'

function translator(language: (typeof interfaceLanguages)[number]): Translate {
  const intl = createIntl({
    locale: language,
    messages: messages[language],
    onError: (problem) => {
      throw problem
    },
  })
  return (key, values) => intl.formatMessage({ id: key as string }, values)
}
const t = translator('en')

test.each(Object.keys(errors))('has a sentence for %s in every language', (code) => {
  const sentences = interfaceLanguages.map((language) =>
    errorSentence(translator(language), new ORPCError(code, { data: { limit: 1_048_576 } })),
  )
  expect(new Set(sentences).size).toBe(3)
  for (const sentence of sentences) expect(sentence).toMatch(/\.$/)
})

test('says why a library cannot be written', () => {
  const readOnly = (reason: string) => errorSentence(t, new ORPCError('READ_ONLY', { data: { reason } }))
  expect(readOnly('locked')).toMatch(/Another window/)
  expect(readOnly('newer-format')).toMatch(/newer version/)
  expect(readOnly('medium')).toMatch(/disk/)
})

test('says which disk is full: the library’s, or that of a folder that was chosen', () => {
  const full = (data?: object) => errorSentence(t, new ORPCError('DISK_FULL', { data }))
  expect(full()).toMatch(/disk with the library .* What you typed is kept/)
  expect(full({ chosen: true })).toMatch(/disk you chose/)
  expect(full({ chosen: true })).not.toMatch(/you typed/)
})

test('says how large a thing may be, whoever refused it', () => {
  const limit = 200 * 1_048_576
  expect(errorSentence(t, new ORPCError('TOO_LARGE', { data: { limit } }))).toMatch(/200 MB/)
  expect(errorSentence(t, new UploadFailed('TOO_LARGE', limit))).toMatch(/200 MB/)
})

test('promises that what was typed is kept when the workbench is away', () => {
  expect(errorSentence(t, new ConnectionLost('gone'))).toMatch(/kept here/)
  expect(errorSentence(t, new UploadFailed('CONNECTION'))).toMatch(/kept here/)
})

test('shows nothing of what a stranger’s error says', () => {
  const sentence = errorSentence(t, new Error('ENOENT /home/officer/library'))
  expect(sentence).not.toContain('ENOENT')
  expect(errorCode(new ORPCError('toString'))).toBeNull()
})

test('says of a file that was tampered with something else than of a damaged one', () => {
  const [damaged, tampered] = [{ id: 'x' }, { id: 'x', tampered: true }].map((data) =>
    errorSentence(t, new ORPCError('DAMAGED', { data })),
  )
  expect(damaged).toMatch(/damaged/)
  expect(tampered).toMatch(/does not have the key/)
})
