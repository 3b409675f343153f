import { describe, expect, it } from 'vitest'
import { parseRecoveryCode, recoveryBytes, toRecoveryCode } from './recovery-code.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bytesOf = (seed: number) =>
  Uint8Array.from({ length: recoveryBytes }, (_, at) => (at * 37 + seed * 101) & 255)
const codes = Array.from({ length: 16 }, (_, seed) => toRecoveryCode(bytesOf(seed)))

describe('a recovery code', () => {
  it('is 28 letters and digits in seven groups', () => {
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it('is another for every bit that differs', () => {
    const seen = new Set([toRecoveryCode(bytesOf(1))])
    for (let bit = 0; bit < recoveryBytes * 8; bit += 1) {
      const bytes = bytesOf(1)
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      seen.add(toRecoveryCode(bytes))
    }
    expect(seen.size).toBe(recoveryBytes * 8 + 1)
  })

  it('is understood in any case, with other hyphens, spaces, and letters that look like digits', () => {
    const code = toRecoveryCode(new Uint8Array(recoveryBytes))
    expect(code).toMatch(/^0000-/)
    const typed = ` ${code.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o')} `
    expect(parseRecoveryCode(typed)).toEqual({ ok: true, code })
    for (const each of codes)
      expect(parseRecoveryCode(each.replaceAll('1', 'l'))).toEqual({ ok: true, code: each })
  })

  it('tells any one wrong letter', () => {
    for (const code of codes)
      for (const at of code.matchAll(/[^-]/g))
        for (const letter of letters) {
          if (letter === at[0]) continue
          const typed = code.slice(0, at.index) + letter + code.slice(at.index + 1)
          expect(parseRecoveryCode(typed), typed).toEqual({ ok: false, problem: 'typo' })
        }
  })

  it('tells any two letters that changed places, wherever they stand', () => {
    for (const code of codes) {
      const plain = Array.from(code.replaceAll('-', ''))
      for (let a = 0; a < plain.length; a += 1)
        for (let b = a + 1; b < plain.length; b += 1) {
          if (plain[a] === plain[b]) continue
          const typed = plain.with(a, plain[b] ?? '').with(b, plain[a] ?? '')
          expect(parseRecoveryCode(typed.join('')).ok).toBe(false)
        }
    }
  })

  it('tells what is too short or too long, and what no code has', () => {
    const [code = ''] = codes
    expect(parseRecoveryCode(code.slice(1))).toEqual({ ok: false, problem: 'length' })
    expect(parseRecoveryCode(`${code}0`)).toEqual({ ok: false, problem: 'length' })
    expect(parseRecoveryCode(`U${code.slice(1)}`)).toEqual({ ok: false, problem: 'letter' })
    expect(parseRecoveryCode('')).toEqual({ ok: false, problem: 'length' })
  })

  it('is made of sixteen bytes and no other number', () => {
    expect(() => toRecoveryCode(new Uint8Array(15))).toThrow(RangeError)
  })
})
