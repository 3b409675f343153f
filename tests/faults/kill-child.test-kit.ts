import { createLibrary } from '../../electron/library/create-library.ts'
import { idOf, saveText } from '../../electron/library/library.test-kit.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

/**
 * Saves three records again and again, and says on standard output what was acknowledged, one line each:
 * `<record number> <rev> <text>`. Runs until it is killed.
 */
async function saveUntilKilled(path: string, round: string): Promise<void> {
  const ports = { ...createNodeLibraryPorts({ installId: 'kills', appVersion: '0' }), reserveBytes: 4096 }
  if (round === '0') await createLibrary(path, ports)
  const library = await openLibrary(path, ports)
  const tidying = setInterval(() => void library.tidy(), 15)
  tidying.unref()
  await Promise.all([1, 2, 3].map((record) => saveForEver(record)))

  async function saveForEver(record: number): Promise<void> {
    for (let n = 0; ; n += 1) {
      const text = `round ${round} record ${record} text ${n} ${'word '.repeat(n % 400)}end`
      const { rev } = await saveText(library, idOf(record), text, { kind: 'manual' })
      process.stdout.write(`${record} ${rev} ${text}\n`)
    }
  }
}

const [path = '', round = ''] = process.argv.slice(2)
await saveUntilKilled(path, round)
