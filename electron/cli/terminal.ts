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
  /** Asks for something nobody should read over a shoulder; null where no one sits there, or gave up. */
  ask(question: string): Promise<string | null>
}

/** The input of a terminal, as Node has it; one that is none lacks what would hide what is typed. */
type Input = Readable & { isTTY?: boolean; setRawMode?: (raw: boolean) => unknown }

export function createTerminal(streams: { input: Input; output: Writable; error: Writable }): Terminal {
  return {
    print: (line) =>
      new Promise((resolve, reject) =>
        streams.output.write(`${line}\n`, (error) => (error ? reject(error) : resolve())),
      ),
    tell: (line) => void streams.error.write(`${line}\n`),
    lines: () => createInterface({ input: streams.input, crlfDelay: Infinity }),
    ask: (question) => askUnseen(question, streams.input, streams.error),
  }
}

/** What is typed goes to nobody's screen: not a letter, and not how many there are. */
function askUnseen(question: string, input: Input, screen: Writable): Promise<string | null> {
  if (!input.isTTY || !input.setRawMode) return Promise.resolve(null)
  input.setRawMode(true)
  screen.write(question)
  return new Promise((resolve) => {
    let typed = ''
    const end = (answer: string | null) => {
      input.off('data', take)
      input.setRawMode?.(false)
      input.pause()
      screen.write('\n')
      resolve(answer)
    }
    const take = (chunk: Buffer | string) => {
      for (const letter of String(chunk)) {
        if (letter === '\r' || letter === '\n') return end(typed)
        if (letter === keys.interrupt || letter === keys.end) return end(null)
        if (letter === keys.backspace || letter === keys.delete)
          typed = Array.from(typed).slice(0, -1).join('')
        else if (letter >= ' ') typed += letter
      }
    }
    input.on('data', take)
    input.resume()
  })
}

const keys = { interrupt: '\u0003', end: '\u0004', backspace: '\b', delete: '\u007f' } as const
