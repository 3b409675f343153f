import { resolve } from 'node:path'
import type { PackProgress } from '../../../shared/contract/packs.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command } from '../command.ts'
import { findRecord } from '../find-record.ts'
import { writeArtifact } from './export.ts'

type Done = Extract<PackProgress, { stage: 'done' }>

export const pack: Command = {
  usage: 'LIBRARY ID [-o FILE] [--json]',
  summary: 'a pack as one PDF; --json reports pages, slips and warnings',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID'], {
      output: { type: 'string', short: 'o' },
      json: { type: 'boolean' },
    })
    const [folder = '', name = ''] = positionals
    await shell.withLibrary(folder, async (session) => {
      const id = await findRecord(session.client, name)
      let done: Done | null = null
      for await (const step of await session.client.packs.build({ id }, { signal: shell.signal })) {
        if (step.stage === 'done') done = step
        else shell.terminal.tell(toProgress(step))
      }
      if (!done) throw new CliError('the pack was given up')
      const file = resolve(shell.cwd, values.output ?? done.fileName)
      await writeArtifact(session, done.artifactId, file)
      await shell.terminal.print(values.json ? JSON.stringify(toReport(done, file)) : toLine(done, file))
    })
  },
}

function toProgress(step: Exclude<PackProgress, { stage: 'done' }>): string {
  return step.stage === 'binding' ? 'Binding …' : `${step.index + 1} of ${step.total}: ${step.title}`
}

/** A slip stands where an entry could not be bound; each is a warning too, in a sentence. */
function toReport({ pages, size, entries }: Done, file: string) {
  const slips = entries.filter(({ slip }) => slip !== null)
  return {
    file,
    pages,
    size,
    slips: slips.map(({ entryId, title, slip, firstPage }) => ({
      entryId,
      title,
      reason: slip,
      page: firstPage,
    })),
    warnings: slips.map(({ title, slip }) => `${title}: a slip stands in its place (${slip})`),
    entries,
  }
}

function toLine({ pages, size, entries }: Done, file: string): string {
  const slips = entries.filter(({ slip }) => slip !== null)
  const replaced = slips.map(({ title, slip }) => `${title} (${slip})`).join(', ')
  return `${file}: ${pages} pages, ${size} bytes${slips.length > 0 ? `; slips stand for ${replaced}` : ''}`
}
