/** A command that cannot go on; the message is the one line its user reads. */
export class CliError extends Error {
  override readonly name = 'CliError'
  /** Whether the command was not written as it should be, so that its usage helps. */
  readonly isMisuse: boolean
  /** Whether a sealed library stayed closed for want of what opens it. */
  readonly isLocked: boolean

  constructor(message: string, options: ErrorOptions & { isMisuse?: boolean; isLocked?: boolean } = {}) {
    super(message, options)
    this.isMisuse = options.isMisuse ?? false
    this.isLocked = options.isLocked ?? false
  }
}
