import type { z } from 'zod'
import type { errors } from './errors.ts'

export type FailureCode = keyof typeof errors
type DataOf<C extends FailureCode> = (typeof errors)[C] extends { data: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined

/** An error of the contract's vocabulary, as services raise it; the router hands it on as it is. */
export class Failure<C extends FailureCode = FailureCode> extends Error {
  override readonly name = 'Failure'

  constructor(
    readonly code: C,
    readonly data: DataOf<C>,
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}
