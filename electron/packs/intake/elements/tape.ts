/**
 * What is kept of plain structure elements: the words they are written with, one element behind the other, without the numbers
 * of the objects they lead to, which stand apart with the places they belong to.
 */
export type Tape = {
  words: Uint8Array
  size: number
  /** Two numbers for each reference: its place in `words`, and the object it leads to, below zero where that is a kid. */
  refs: Int32Array<ArrayBuffer>
  refCount: number
  /** Roles met so far. */
  roles: string[]
}

export const createTape = (): Tape => ({
  words: new Uint8Array(0),
  size: 0,
  refs: new Int32Array(1024),
  refCount: 0,
  roles: [],
})

/** Room for so many words more; an element takes no more of them than the file has for it. */
export function makeRoom(tape: Tape, more: number): void {
  if (tape.words.length >= tape.size + more) return
  const words = new Uint8Array(Math.max(tape.size + more, tape.words.length * 2))
  words.set(tape.words.subarray(0, tape.size))
  tape.words = words
}

/** Keeps the reference of that place in the count. */
export function putRef(tape: Tape, count: number, place: number, object: number): void {
  if (count * 2 + 2 > tape.refs.length) tape.refs = longer(tape.refs)
  tape.refs[count * 2] = place
  tape.refs[count * 2 + 1] = object
}

const mostRoles = 64

/** The place among the roles met of the one spelt there; -1 where there are too many. */
export function placeOfRole({ roles, words }: Tape, from: number, to: number): number {
  const known = roles.findIndex((role) => spells(words, from, to, role))
  if (known !== -1) return known
  if (roles.length === mostRoles) return -1
  return roles.push(Buffer.from(words.subarray(from, to)).toString('latin1')) - 1
}

export function spells(words: Uint8Array, from: number, to: number, name: string): boolean {
  if (to - from !== name.length) return false
  for (let at = 0; at < name.length; at += 1) if (words[from + at] !== name.charCodeAt(at)) return false
  return true
}

export function longer(numbers: Int32Array<ArrayBuffer>, least = 0): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(least, numbers.length * 2))
  grown.set(numbers)
  return grown
}
