import { describe, expect, test } from 'vitest'
import { readUploadName } from './upload-rules.ts'

describe('the name an upload comes under', () => {
  test('is read in any script, without the spaces around it', () => {
    expect(readUploadName(encodeURIComponent('  تقرير نهائي.pdf '))).toBe('تقرير نهائي.pdf')
  })

  test.each([null, undefined, '', '%20%20', '%', '%ff%fe', encodeURIComponent('x'.repeat(256))])(
    'is none in %j',
    (encoded) => expect(readUploadName(encoded)).toBeNull(),
  )
})
