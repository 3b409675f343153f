import { createHash } from 'node:crypto'

const lineFeed = 10

/** Bytes of the last line of every checked file: `sha256:`, 64 hexadecimal digits and a line break. */
export const checksumLineBytes = 'sha256:'.length + 64 + 1

/** Puts the last line after what it speaks of, which ends with a line break of its own. */
export function withChecksumLine(parts: readonly Uint8Array[]): { bytes: Uint8Array; hash: string } {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const digest = hash.digest('hex')
  return { bytes: Buffer.concat([...parts, Buffer.from(`sha256:${digest}\n`)]), hash: digest }
}

/** The SHA-256 the last line states, if it is that of everything before it. */
export function checkedHash(buffer: Buffer): string | null {
  const start = buffer.length - checksumLineBytes
  if (start <= 0) return null
  const stated = /^sha256:([0-9a-f]{64})\n$/.exec(buffer.toString('latin1', start))?.[1]
  if (stated === undefined || buffer[start - 1] !== lineFeed) return null
  return createHash('sha256').update(buffer.subarray(0, start)).digest('hex') === stated ? stated : null
}
