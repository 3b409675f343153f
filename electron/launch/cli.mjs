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
// The channel says nothing; its end tells a host that this process is gone, however it went.
const child = spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.once('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0)
})
