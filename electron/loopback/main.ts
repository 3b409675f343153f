import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { faultLines } from '../workbench/fault-lines.ts'
import { runHost } from './run-host.ts'

const built = import.meta.dirname
const { version } = JSON.parse(readFileSync(join(built, '../../package.json'), 'utf8')) as { version: string }

const report = (fault: unknown, reference?: string): void => console.error(faultLines(fault, reference))

try {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' }, backups: { type: 'string' } },
    allowPositionals: true,
  })
  const [folder] = positionals
  const port = Number(values.port ?? 0)
  if (folder === undefined || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new TypeError('usage: loopback LIBRARY [--port N] [--backups DIR]')
  const backups = values.backups === undefined ? undefined : resolve(values.backups)
  await runHost({ folder, port, backups, built, version, report }, process, console.log)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
