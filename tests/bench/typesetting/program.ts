import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createChildCompiler } from '../../../electron/typesetting/child-compiler.ts'
import { forkCompileChild } from '../../../electron/typesetting/fork-compile-child.ts'
import { createTypesetting } from '../../../electron/typesetting/typesetting.ts'

export { Report } from './report.ts'
export { running, webPageOf } from './web-page.ts'

/** Everything the product does between a document and its file, with the compiler in a child process as it is there. */
export function openDesk(root: string) {
  const resources = {
    templates: join(root, 'resources/typst'),
    fonts: join(root, 'resources/fonts'),
    coverage: join(root, 'resources/fonts/coverage.json'),
  }
  const start = () =>
    createChildCompiler({ spawn: () => forkCompileChild(join(root, 'out/main/compile-child.js')), resources })
  return createTypesetting({ compiler: start(), previewer: start(), resources })
}

/** Watches the memory of all processes below this one, MiB of their own and their share of what they share; Linux only. */
export function watchMemory() {
  let peak = 0
  const look = () => {
    peak = Math.max(
      peak,
      below(process.pid).reduce((sum, pid) => sum + ownMemory(pid), 0),
    )
  }
  const timer = setInterval(look, 250)
  return {
    stop() {
      clearInterval(timer)
      look()
      return peak / 1024
    },
  }
}

/** Processor time that this process and all below it have taken, ms to the nearest 10; Linux only. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return below(process.pid).reduce((sum, pid) => sum + ownProcessorTime(pid), (user + system) / 1000)
}

function ownProcessorTime(pid: number): number {
  try {
    // After the name in brackets, which may hold anything: the 12th and 13th field are user and system, in 1/100 s.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

function below(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .flatMap((child) => [Number(child), ...below(Number(child))]),
    )
  } catch {
    // It ended while it was looked at.
    return []
  }
}

function ownMemory(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
