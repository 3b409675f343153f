import { expect, it } from 'vitest'
import { aDocument } from '../../tests/builders/records.ts'
import { objectsNamedIn } from './objects-named-in.ts'

const hash = (digit: string) => digit.repeat(64)
const figure = (asset: string) => ({ type: 'figure', attrs: { id: 'f', asset } })

it('names the files of a document’s issued versions beside the pictures in its text, each once', () => {
  const issue = (number: number, sha256: string) => ({
    number,
    issuedAt: '2026-03-01T09:00:00.000Z',
    rev: number,
    sha256,
    pages: 1,
    size: 1,
    standard: 'ua-1' as const,
    paper: 'a4' as const,
  })
  const record = aDocument(1, { issued: [issue(1, hash('a')), issue(2, hash('b')), issue(3, hash('a'))] })
  const body = { type: 'doc' as const, content: [figure(hash('c')), figure(hash('b'))] }
  expect(objectsNamedIn(record, body).sort()).toEqual([hash('a'), hash('b'), hash('c')])
  expect(objectsNamedIn(aDocument(1))).toEqual([])
})
