import type { EventEmitter } from 'node:events'
import { isAbsolute, resolve } from 'node:path'

/** Whether a word of a command line, or a path, names a travelling bundle. */
export const isBundle = (text: string): boolean => !text.startsWith('-') && /\.rapporteur$/i.test(text)

/**
 * Bundles a person opens from outside: by a double click, by dropping one on the program's icon, or by starting the
 * program with one. They may come before there is a window; they wait here until somebody takes them.
 */
export class HandedBundles {
  readonly #waiting: string[] = []
  #take: ((path: string) => void) | null = null

  /** `app` is Electron's; `first` the words this program was started with. */
  constructor(app: Pick<EventEmitter, 'on'>, first: readonly string[]) {
    for (const word of first) this.#hand(word, process.cwd())
    // macOS tells of files by an event of its own, before the program is ready.
    app.on('open-file', (event: { preventDefault(): void }, path: string) => {
      event.preventDefault()
      this.#hand(path, process.cwd())
    })
    app.on('second-instance', (_event: unknown, words: readonly string[] = [], folder = process.cwd()) => {
      for (const word of words.slice(1)) this.#hand(word, folder)
    })
  }

  /** Takes those that wait and every later one, as absolute paths. */
  listen(take: (path: string) => void): void {
    this.#take = take
    for (const path of this.#waiting.splice(0)) take(path)
  }

  #hand(word: string, folder: string): void {
    if (!isBundle(word)) return
    const path = isAbsolute(word) ? word : resolve(folder, word)
    if (this.#take) this.#take(path)
    else this.#waiting.push(path)
  }
}
