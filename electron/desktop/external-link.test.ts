import { describe, expect, it } from 'vitest'
import { describeLink, readExternalLink } from './external-link.ts'

describe('a link that leads out', () => {
  it('is https or mailto', () => {
    expect(readExternalLink('https://example.org/a?b#c')?.href).toBe('https://example.org/a?b#c')
    expect(readExternalLink('mailto:secretariat@example.org')?.protocol).toBe('mailto:')
  })

  it.each([
    'http://example.org/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' \tjavascript:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'file://server/share',
    '\\\\server\\share',
    '//server/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'smb://server/share',
    'app://workbench/',
    'blob:https://example.org/1',
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://',
    'example.org',
    '',
  ])('is refused as %j', (href) => {
    expect(readExternalLink(href)).toBeNull()
  })

  it('is refused when longer than 2,048 characters, also once it is encoded', () => {
    expect(readExternalLink(`https://example.org/${'a'.repeat(2028)}`)).not.toBeNull()
    expect(readExternalLink(`https://example.org/${'a'.repeat(2029)}`)).toBeNull()
    expect(readExternalLink(`https://example.org/${'é'.repeat(1000)}`)).toBeNull()
  })

  it('is described by what decides where it goes', () => {
    const describe = (href: string) => describeLink(readExternalLink(href) ?? new URL('about:blank'))
    expect(describe('https://example.org:8443/path')).toBe('example.org:8443')
    expect(describe('https://еxample.org/')).toMatch(/^xn--/)
    expect(describe('mailto:ana%20b@example.org?subject=x')).toBe('ana b@example.org')
    expect(describe('mailto:%ff@example.org')).toBe('%ff@example.org')
  })
})
