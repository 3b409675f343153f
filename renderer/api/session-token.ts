const key = 'rapporteur:token'
const channelName = 'rapporteur:token'

/** Reads a token from an address the loopback host printed, or from a bare token; null where there is none. */
export function tokenIn(text: string): string | null {
  const trimmed = text.trim()
  const found = /#t=([\w-]{20,200})$/.exec(trimmed) ?? /^([\w-]{43})$/.exec(trimmed)
  return found?.[1] ?? null
}

/** The origin of a pasted address; null for a bare token. */
export function originIn(text: string): string | null {
  const found = /^(https?:\/\/[^/\s]+)\//.exec(text.trim())
  return found?.[1] ?? null
}

export interface SessionToken {
  current(): string | null
  /** Takes a token a person pasted and tells the other tabs. */
  take(token: string): void
  /** Puts the token in the place of the code this page came with; the line is up already. */
  exchange(token: string): void
  /** Told of every new token, whether pasted here, opened in another tab or put into the address bar. */
  onNew(listener: () => void): () => void
}

/**
 * The token of this session: taken from the address's fragment, which is emptied at once so that no one reads it over a
 * shoulder or in a history, and kept for this tab. A tab that is opened with a fresh one hands it to the older tabs.
 */
export function createSessionToken(
  storage: Storage = sessionStorage,
  channel: BroadcastChannel = new BroadcastChannel(channelName),
): SessionToken {
  const listeners = new Set<() => void>()
  const keep = (token: string, isOwn: boolean) => {
    if (storage.getItem(key) === token) return
    storage.setItem(key, token)
    if (isOwn) channel.postMessage(token)
    for (const listener of listeners) listener()
  }
  const takeFromAddress = () => {
    const token = tokenIn(location.hash)
    if (token === null) return
    history.replaceState(null, '', location.pathname)
    keep(token, true)
  }
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    const token = typeof event.data === 'string' ? tokenIn(event.data) : null
    if (token !== null) keep(token, false)
  })
  window.addEventListener('hashchange', takeFromAddress)
  takeFromAddress()
  return {
    current: () => storage.getItem(key),
    take: (token) => keep(token, true),
    exchange(token) {
      storage.setItem(key, token)
      channel.postMessage(token)
    },
    onNew(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
