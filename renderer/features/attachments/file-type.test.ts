import { expect, test } from 'vitest'
import { fileType } from './file-type.ts'

test.each([
  ['application/pdf', 'PDF'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word'],
  ['image/jpeg', 'JPEG'],
  ['image/svg+xml', 'SVG'],
  ['application/x-zip', 'ZIP'],
])('calls %s %s', (mediaType, name) => expect(fileType(mediaType)).toBe(name))

test('leaves a type nobody has a word for as it is', () => {
  expect(fileType('application/octet-stream')).toBe('application/octet-stream')
})
