import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createTerminal } from './terminal.ts'

describe('a terminal', () => {
  it('keeps results and remarks apart, a line each', async () => {
    const output = new PassThrough()
    const error = new PassThrough()
    const terminal = createTerminal({ input: Readable.from([]), output, error })
    await terminal.print('{"a":1}')
    terminal.tell('Typesetting …')
    expect([String(output.read()), String(error.read())]).toEqual(['{"a":1}\n', 'Typesetting …\n'])
  })

  it('prints no faster than its reader reads', async () => {
    let taken = 0
    const slow = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => setImmediate(() => done((taken += 1) < 0 ? new Error() : null)),
    })
    const terminal = createTerminal({ input: Readable.from([]), output: slow, error: slow })
    for (let line = 1; line <= 3; line += 1) {
      await terminal.print('x')
      expect(taken).toBe(line)
    }
  })

  it('reads lines whatever ends them, the last one too', async () => {
    const input = Readable.from(['one\ntw', 'o\r\n\nlast'])
    const terminal = createTerminal({ input, output: new PassThrough(), error: new PassThrough() })
    const lines: string[] = []
    for await (const line of terminal.lines()) lines.push(line)
    expect(lines).toEqual(['one', 'two', '', 'last'])
  })

  it('hides what is typed, takes letters back, and gives up when it is interrupted', async () => {
    const screen = new PassThrough()
    const raw: boolean[] = []
    const typing = () =>
      Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) })
    const ask = (typed: string) => {
      const input = typing()
      const terminal = createTerminal({ input, output: screen, error: screen })
      const answer = terminal.ask('Passphrase: ')
      input.write(typed)
      return answer
    }
    expect(await ask('winter läkx\u007fe\r')).toBe('winter läke')
    expect(await ask('winter\u0003')).toBeNull()
    expect(raw).toEqual([true, false, true, false])
    expect(String(screen.read())).toBe('Passphrase: \nPassphrase: \n')
  })

  it('asks nobody where no terminal is', async () => {
    const output = new PassThrough()
    const terminal = createTerminal({ input: Readable.from(['secret\n']), output, error: output })
    expect(await terminal.ask('Passphrase: ')).toBeNull()
    expect(output.read()).toBeNull()
  })
})
