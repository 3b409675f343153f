import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'out/main/cli.js')

/** A loopback host in a process of its own, as a user starts it. */
export interface LoopbackHost {
  /** With the token in its fragment. */
  readonly address: string
  readonly port: number
  /** As a crash does it: no goodbye, nothing flushed. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startHost(
  library: string,
  options: { port?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<LoopbackHost> {
  const port = options.port ? ['--port', String(options.port)] : []
  const child = spawn(process.execPath, [cli, 'serve', library, ...port], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await addressOf(child)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return {
    address,
    port: Number(new URL(address).port),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** Runs a command of the command line and gives what it printed on standard output. */
export async function runCli(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`rapporteur ${args.join(' ')} failed: ${said}`)
  return printed
}

function addressOf(child: ChildProcess): Promise<string> {
  let printed = ''
  let said = ''
  return new Promise((done, fail) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const address = /http:\/\/127\.0\.0\.1:\d+\/#t=\S+/.exec(printed)?.[0]
      if (address) done(address)
    })
    child.once('exit', (code) => fail(new Error(`the host ended with exit code ${code}: ${said}`)))
  })
}
