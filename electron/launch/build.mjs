import { ensureBuilt } from './built.mjs'

try {
  await ensureBuilt(['main', 'page'], { force: true })
} catch (error) {
  process.stderr.write(`Rapporteur could not be built: ${error.message}\n`)
  process.exitCode = 1
}
