import { describe, expect, it } from 'vitest'
import { createToken, createTokenGate, isToken, sessionSegment } from './token.ts'

const rules = { wrongTokens: 10, lockTime: 60_000 }

function gateAtHour() {
  let now = 3_600_000
  const token = createToken()
  return { token, gate: createTokenGate(token, rules, () => now), pass: (ms: number) => (now += ms) }
}

describe('a session token', () => {
  it('is 32 bytes that no two starts share', () => {
    const tokens = new Set(Array.from({ length: 100 }, createToken))
    expect(tokens.size).toBe(100)
    for (const token of tokens) {
      expect(isToken(token)).toBe(true)
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    }
    expect(isToken('short')).toBe(false)
    expect(isToken(`${createToken()}\n`)).toBe(false)
  })

  it('gives the files a path that is as long, stable, and does not contain it', () => {
    const token = createToken()
    expect(isToken(sessionSegment(token))).toBe(true)
    expect(sessionSegment(token)).toBe(sessionSegment(token))
    expect(sessionSegment(token)).not.toBe(token)
    expect(sessionSegment(createToken())).not.toBe(sessionSegment(token))
  })
})

describe('the gate', () => {
  it('opens for the token and for nothing that resembles it', () => {
    const { token, gate } = gateAtHour()
    expect(gate.check(token)).toBe('right')
    for (const near of ['', token.slice(0, -1), `${token}A`, token.toLowerCase(), ` ${token}`])
      expect(gate.check(near)).toBe('wrong')
  })

  it('lets one page in with the entry code, once, and nobody fetch files with it', () => {
    const entry = createToken()
    const token = createToken()
    const gate = createTokenGate(token, rules, () => 0, entry)
    expect(gate.check(entry)).toBe('wrong')
    expect(gate.enter(token)).toBe('right')
    expect(gate.enter(entry)).toBe('entered')
    expect(gate.enter(entry)).toBe('wrong')
    expect(createTokenGate(token, rules, () => 0).enter('')).toBe('wrong')
  })

  it('keeps the entry code out too while it is locked', () => {
    const entry = createToken()
    const gate = createTokenGate(createToken(), rules, () => 0, entry)
    for (let n = 0; n < rules.wrongTokens; n += 1) gate.enter('wrong')
    expect(gate.enter(entry)).toBe('locked')
  })

  it('locks for everyone after ten wrong tokens in a row, and opens again after a minute', () => {
    const { token, gate, pass } = gateAtHour()
    for (let guess = 0; guess < 10; guess += 1) expect(gate.check(`guess ${guess}`)).toBe('wrong')
    expect(gate.check(token)).toBe('locked')
    pass(59_999)
    expect(gate.check('guess')).toBe('locked')
    expect(gate.check(token)).toBe('locked')
    pass(1)
    expect(gate.check(token)).toBe('right')
  })

  it('is not held shut by guesses made while it is locked', () => {
    const { token, gate, pass } = gateAtHour()
    for (let guess = 0; guess < 40; guess += 1) gate.check(`guess ${guess}`)
    pass(60_000)
    expect(gate.check(token)).toBe('right')
  })

  it('forgets wrong tokens when the right one comes', () => {
    const { token, gate } = gateAtHour()
    for (let round = 0; round < 5; round += 1) {
      for (let guess = 0; guess < 9; guess += 1) expect(gate.check('old')).toBe('wrong')
      expect(gate.check(token)).toBe('right')
    }
  })
})
