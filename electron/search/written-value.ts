import { fold } from '../../shared/text/fold.ts'

/** A value as it is written, case and blanks aside. */
export function written(value: string): string {
  return value.normalize('NFC').toLowerCase().replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim()
}

/**
 * The same, where it says more than its letters do; null where it does not. Who writes `Viêt Nam` of two places called so
 * and `Viet Nam` says which one; who writes no accents need not know.
 */
export function asWritten(value: string): string | null {
  // Most values are; of each document that is indexed this is asked of all.
  if (isAscii.test(value)) return null
  const plain = written(value)
  return plain === fold(plain) ? null : plain
}

const isAscii = /^[\0-\x7f]*$/
