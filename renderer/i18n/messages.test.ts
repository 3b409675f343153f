import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import { commandGroups, commands } from '../../shared/commands.ts'
import { interfaceLanguages } from '../../shared/model/languages.ts'
import { messages } from './messages.ts'

const keys = Object.keys(messages.en)

// A brace after a plural's keyword opens a sentence, not a value.
const named = /(?<!(?:\b(?:zero|one|two|few|many|other)|=\d+)\s)\{(\w+)(?=[,}])/g

/** Names of the values a message speaks of, at whatever depth of plurals. */
const valuesOf = (message: string) =>
  [...new Set([...message.matchAll(named)].map((found) => found[1] ?? ''))].toSorted((a, b) =>
    a.localeCompare(b),
  )

describe.each(interfaceLanguages)('the sentences in %s', (language) => {
  const spoken: Record<string, string> = messages[language]

  test('are as many as in English, and none is empty', () => {
    expect(Object.keys(spoken).toSorted()).toEqual(keys.toSorted())
    expect(keys.filter((key) => spoken[key]?.trim() === '')).toEqual([])
  })

  test('speak of the same values as in English', () => {
    const english: Record<string, string> = messages.en
    const differing = keys.filter(
      (key) => String(valuesOf(spoken[key] ?? '')) !== String(valuesOf(english[key] ?? '')),
    )
    expect(differing).toEqual([])
  })

  test('can all be said', () => {
    const problems: string[] = []
    const intl = createIntl({
      locale: language,
      messages: spoken,
      onError: (problem) => problems.push(problem.message),
    })
    for (const key of keys) {
      const names = valuesOf(spoken[key] ?? '')
      intl.formatMessage({ id: key }, Object.fromEntries(names.map((name) => [name, 3])))
    }
    expect(problems).toEqual([])
  })
})

test('French keeps its high punctuation and guillemets from being torn off', () => {
  const torn = Object.entries(messages.fr).filter(([, text]) => / [;!?:»]|« /.test(text))
  expect(torn).toEqual([])
})

test('every command and every group of commands has a name', () => {
  const english: Record<string, string> = messages.en
  for (const { id } of commands) expect(english[`command.${id}`], id).toBeTruthy()
  for (const group of commandGroups) expect(english[`group.${group}`], group).toBeTruthy()
})
