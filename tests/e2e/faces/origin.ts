/** Scheme and host of an address: `URL.origin` knows none for a scheme of one's own, as the desktop's is. */
export function originOf(address: string): string {
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}
