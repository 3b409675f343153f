import { expect, test } from 'vitest'
import { standardAudiences } from '../../../../shared/model/pack/audiences.ts'
import { exceptionOf, withException } from './exceptions.ts'
import { readRecipients } from './read-recipients.ts'

test('reads a pasted list: a name a line, without bullets, numbers and quotes, each once', () => {
  const names = readRecipients('- Kenya\n2. Switzerland\r\n\n"Le Temps"\nKenya\nDesk\tGeneva\n', []).map(
    ({ name }) => name,
  )
  expect(names).toEqual(['Kenya', 'Switzerland', 'Le Temps', 'Desk, Geneva'])
})

test('lets who was on the list before stay who they are', () => {
  const before = readRecipients('Kenya\nPeru', [])
  const after = readRecipients('Chad\nPeru', before)
  expect(after[1]).toEqual(before[1])
  expect(after[0]?.id).not.toBe(before[0]?.id)
})

test('keeps one exception for a paper, and none once it is taken back', () => {
  const press = standardAudiences('en')[2]!
  const given = withException(withException(press, 'a', 'withhold'), 'a', 'give')
  expect(given.exceptions).toEqual([{ entryId: 'a', access: 'give' }])
  expect(exceptionOf(given, 'a')).toBe('give')
  expect(exceptionOf(given, 'b')).toBeNull()
  expect(withException(given, 'a', null)).toEqual(press)
})
