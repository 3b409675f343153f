import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, root } from './built.mjs'

const args = process.argv.slice(2)
try {
  // Only `serve` shows the page; every other command would wait for it in vain.
  await ensureBuilt(args[0] === 'serve' ? ['main', 'page'] : ['main'])
} catch (error) {
  process.stderr.write(`Rapporteur could not be built: ${error.message}\n`)
  process.exit(1)
}
const child = spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0)
})
