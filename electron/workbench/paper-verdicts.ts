import { createHash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../../shared/model/ids.ts'
import { paperVerdict, type PaperVerdict, type Verdicts } from '../packs/intake/paper-verdict.ts'

/** Verdicts that one file holds before a new one is begun. */
const most = 50_000
const line = z.object({ sha256, verdict: paperVerdict })

/**
 * Keeps verdicts in a folder of what can be made again, a line each, for the program whose file `program` is: another program
 * begins anew. Without a folder they last as long as the workbench.
 */
export function createPaperVerdicts(folder: string | null, program: string): Verdicts {
  const known = new Map<string, PaperVerdict>()
  let opening: Promise<string | null> | undefined
  let writing = Promise.resolve()

  /** The file to write to, all that was in it read; null where nothing can be kept. */
  const open = () =>
    (opening ??= (async () => {
      if (!folder) return null
      try {
        const version = createHash('sha256')
          .update(await readFile(program))
          .digest('hex')
          .slice(0, 16)
        const name = `verdicts-${version}.jsonl`
        await mkdir(folder, { recursive: true, mode: 0o700 })
        for (const other of await readdir(folder))
          if (other.startsWith('verdicts-') && other !== name) await rm(join(folder, other))
        const file = join(folder, name)
        const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
        if (lines.length > most) await rm(file)
        else for (const each of lines) readLine(each)
        return file
      } catch {
        return null
      }
    })())
  const readLine = (text: string) => {
    try {
      const read = line.safeParse(JSON.parse(text))
      if (read.success) known.set(read.data.sha256, read.data.verdict)
    } catch {
      // The last line of a program that was killed; its file is looked at again.
    }
  }

  return {
    async get(hash) {
      await open()
      return known.get(hash) ?? null
    },
    keep(hash, verdict) {
      if (known.has(hash)) return
      known.set(hash, verdict)
      const text = `${JSON.stringify({ sha256: hash, verdict })}\n`
      writing = writing.then(async () => {
        const file = await open()
        // What cannot be kept is looked at again.
        if (file) await appendFile(file, text, { mode: 0o600 }).catch(() => undefined)
      })
    },
  }
}
