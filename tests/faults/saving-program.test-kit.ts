import { createLibrary } from '../../electron/library/create-library.ts'
import { LibraryError } from '../../electron/library/library-error.ts'
import { idOf, saveText } from '../../electron/library/library.test-kit.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

/**
 * Saves three records again and again and says of each save on standard output, in one line, how it went:
 * `saved <monotonic ns> <record> <rev> <text>` or `refused <monotonic ns> <record> <code> <text>`.
 * Makes the library where there is none. Runs until it is killed, or has tried `count` times for each record.
 */
async function saveAgainAndAgain(path: string, round: string, count: number): Promise<void> {
  const ports = { ...createNodeLibraryPorts({ installId: 'child', appVersion: '0' }), reserveBytes: 4096 }
  const library = await openLibrary(path, ports).catch(async (error: unknown) => {
    if (!(error instanceof LibraryError && error.code === 'NO_LIBRARY')) throw error
    await createLibrary(path, ports)
    return openLibrary(path, ports)
  })
  const tidying = setInterval(() => void library.tidy().catch(() => undefined), 15)
  await Promise.all([1, 2, 3].map((record) => saveRecord(record)))
  clearInterval(tidying)
  await library.close()

  async function saveRecord(record: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const text = `round ${round} record ${record} text ${n} ${'word '.repeat(n % 400)}end`
      const outcome = await saveText(library, idOf(record), text, { kind: 'manual' }).then(
        ({ rev }) => String(rev),
        (error: unknown) => {
          if (error instanceof LibraryError) return error.code
          throw error
        },
      )
      const word = /^\d/.test(outcome) ? 'saved' : 'refused'
      process.stdout.write(`${word} ${process.hrtime.bigint()} ${record} ${outcome} ${text}\n`)
    }
  }
}

const [path = '', round = '', count = 'Infinity'] = process.argv.slice(2)
await saveAgainAndAgain(path, round, Number(count))
