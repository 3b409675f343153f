import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Limits } from './limits.ts'

/** 32 random bytes in base64url: made at each start, shown once, in the address's fragment. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** The path segment under which a session's files are fetched: as unguessable as the token, and says nothing of it. */
export function sessionSegment(token: string): string {
  return createHmac('sha256', token).update('session files').digest('base64url')
}

/** Whether two texts are equal, in a time that says nothing of how much of them is. */
export function isSameSecret(presented: string, kept: string): boolean {
  return timingSafeEqual(digest(presented), digest(kept))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}

export interface TokenGate {
  /** `locked` for a while after too many wrong ones, whatever is presented. */
  check(presented: string): 'right' | 'wrong' | 'locked'
  /** Like `check`, and takes the entry code too, once: that is `entered`, and whoever did is told the token. */
  enter(presented: string): 'right' | 'entered' | 'wrong' | 'locked'
}

/** `now` in milliseconds of a clock that only moves forward. */
export function createTokenGate(
  token: string,
  { wrongTokens, lockTime }: Pick<Limits, 'wrongTokens' | 'lockTime'>,
  now: () => number,
  entry: string | null = null,
): TokenGate {
  let wrong = 0
  let lockedUntil = -Infinity
  let unusedEntry = entry
  const check: TokenGate['check'] = (presented) => {
    if (now() < lockedUntil) return 'locked'
    if (isSameSecret(presented, token)) {
      wrong = 0
      return 'right'
    }
    wrong += 1
    if (wrong >= wrongTokens) {
      wrong = 0
      lockedUntil = now() + lockTime
    }
    return 'wrong'
  }
  return {
    check,
    enter(presented) {
      const isEntry = unusedEntry !== null && isSameSecret(presented, unusedEntry)
      if (!isEntry || now() < lockedUntil) return check(presented)
      unusedEntry = null
      return 'entered'
    },
  }
}
