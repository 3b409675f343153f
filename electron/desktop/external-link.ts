const longest = 2048

/**
 * Reads a link that may be handed to the system: https or mailto, at most 2,048 characters, no name or password in it.
 * Null for every other text. A host in foreign script comes out in its ASCII form, so that it can be judged.
 */
export function readExternalLink(href: string): URL | null {
  if (href.length > longest || !URL.canParse(href)) return null
  const link = new URL(href)
  if (link.protocol !== 'https:' && link.protocol !== 'mailto:') return null
  if (link.username !== '' || link.password !== '') return null
  return link.href.length > longest ? null : link
}

/** What a link leads to, in words a person can judge: the host, or the mail address. */
export function describeLink(link: URL): string {
  return link.protocol === 'mailto:' ? decodeAddress(link.pathname) : link.host
}

function decodeAddress(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
