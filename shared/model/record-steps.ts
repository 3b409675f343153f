import type { JsonValue } from '../document/body.ts'

/** What one revision holds, in whichever shape it was written. */
export type SteppedState = { record: unknown; body?: JsonValue }

/** Brings what a revision holds from one shape to the next; pure, so that reading a record twice gives the same. */
export type RecordStep = (state: SteppedState) => SteppedState

/**
 * The step at n - 1 leads from shape n to shape n + 1. Released shapes are frozen: a kind that changes gains a `v2.ts`
 * beside its `v1.ts`, and a step here. There is none yet, since the first shape is the only one.
 */
export const recordSteps: readonly RecordStep[] = []

/** A stored state in today's shape; `shape` is the number its file names. Raises what a step raises. */
export function stepUp<S extends SteppedState>(state: S, shape: number, steps = recordSteps): S {
  const stepped = steps.slice(shape - 1).reduce<SteppedState>((older, step) => step(older), state)
  return { ...state, ...stepped }
}
