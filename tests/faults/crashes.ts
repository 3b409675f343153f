import type { FileCall, MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import type { Fate, Unsynced } from '../../electron/library/files/memory-tree.ts'
import { systemError } from '../../electron/library/files/memory-file-system.ts'

/** From the n-th call on (counted from now) the machine is off: no call does anything any more. */
export function crashAt(fs: MemoryFileSystem, n: number): void {
  const first = fs.callCount + n
  fs.intercept = ({ index, path }) => {
    if (index >= first) throw systemError('CRASHED', path)
  }
}

/** Exactly one call fails, with this code; the next works again. */
export function failAt(fs: MemoryFileSystem, n: number, code: string): { hit: () => FileCall | null } {
  const at = fs.callCount + n
  let hit: FileCall | null = null
  fs.intercept = (call) => {
    if (call.index !== at) return
    hit = call
    throw systemError(code, call.path)
  }
  return { hit: () => hit }
}

/** The n-th call takes only a part of what it is to write where it is a write, and from then on the disk is full. */
export function shortWriteAt(fs: MemoryFileSystem, n: number): { hit: () => FileCall | null } {
  const at = fs.callCount + n
  let hit: FileCall | null = null
  fs.intercept = (call) => {
    if (call.index < at || (hit && call.name !== 'write')) return
    if (hit) throw systemError('ENOSPC', call.path)
    hit = call
    if (call.name === 'write') return { takeAtMost: 37 }
    throw systemError('ENOSPC', call.path)
  }
  return { hit: () => hit }
}

export type PowerCut = { name: string; decide: (thing: Unsynced) => Fate }

/** The eight ways a power cut is made to end. Chance is drawn again for each seed. */
export function powerCuts(seed: number): PowerCut[] {
  const random = seededRandom(seed)
  return [
    { name: 'everything unsynced is lost', decide: () => 'lost' },
    { name: 'everything unsynced is kept', decide: () => 'kept' },
    { name: 'names are kept, bytes lost', decide: ({ what }) => (what === 'bytes' ? 'lost' : 'kept') },
    { name: 'bytes are kept, names lost', decide: ({ what }) => (what === 'bytes' ? 'kept' : 'lost') },
    { name: 'files are torn', decide: ({ what }) => (what === 'bytes' ? 'torn' : 'kept') },
    {
      name: 'files have their length and zeros',
      decide: ({ what }) => (what === 'bytes' ? 'zeroed' : 'kept'),
    },
    {
      name: 'removals overtake what was written',
      decide: ({ what }) => (what === 'removed name' ? 'kept' : 'lost'),
    },
    { name: 'chance decides', decide: () => pick(['kept', 'lost', 'torn', 'zeroed'], random()) },
  ]
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32's recurrence). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<T>(choices: readonly [T, ...T[]], chance: number): T {
  return choices[Math.floor(chance * choices.length)] ?? choices[0]
}
