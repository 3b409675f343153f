/** A command that cannot go on; the message is the one line its user reads. */
export class CliError extends Error {
  override readonly name = 'CliError'
  /** Whether the command was not written as it should be, so that its usage helps. */
  readonly isMisuse: boolean

  constructor(message: string, options: ErrorOptions & { isMisuse?: boolean } = {}) {
    super(message, options)
    this.isMisuse = options.isMisuse ?? false
  }
}
