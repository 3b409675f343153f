import { changeFeed } from '../workbench/change-feed.ts'

/** Sends commands chosen in the menu to every page that listens; one chosen while none listens is dropped. */
export class CommandFeed {
  readonly #listeners = new Set<(chosen: { command: string }) => void>()

  send(command: string): void {
    for (const listener of this.#listeners) listener({ command })
  }

  /** Every command from now on, in order, until `signal` is aborted. */
  listen(signal: AbortSignal): AsyncIterable<{ command: string }> {
    return changeFeed((listener) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    }, signal)
  }
}
