import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/** Where a command's words go: results to one stream, progress and complaints to the other. */
export interface Terminal {
  /** One line of results; resolves when the stream can take the next. */
  print(line: string): Promise<void>
  /** One line for whoever watches. */
  tell(line: string): void
  /** Lines of the input, without their ends. */
  lines(): AsyncIterable<string>
}

export function createTerminal(streams: { input: Readable; output: Writable; error: Writable }): Terminal {
  return {
    print: (line) =>
      new Promise((resolve, reject) =>
        streams.output.write(`${line}\n`, (error) => (error ? reject(error) : resolve())),
      ),
    tell: (line) => void streams.error.write(`${line}\n`),
    lines: () => createInterface({ input: streams.input, crlfDelay: Infinity }),
  }
}
