import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { PackProgress } from '../../../shared/contract/packs.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, readChoice, type Command } from '../command.ts'
import { findRecord } from '../find-record.ts'
import { writeArtifact } from './export.ts'
import { makeCopies } from './pack-copies.ts'
import { paperWarnings } from './paper-warnings.ts'

type Done = Extract<PackProgress, { stage: 'done' }>

export const pack: Command = {
  usage:
    'LIBRARY ID [-o FILE] [--form pdf|zip] [--manifest FILE] [--passwords FILE] ' +
    '[--copies FOLDER [--audiences FILE] [--audience ID] [--overrides FILE] [--report FILE]] [--json]',
  summary:
    'a pack as one PDF, or as an archive of its papers; --json reports pages, slips, warnings and engines',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID'], {
      output: { type: 'string', short: 'o' },
      form: { type: 'string' },
      manifest: { type: 'string' },
      passwords: { type: 'string' },
      copies: { type: 'string' },
      audiences: { type: 'string' },
      audience: { type: 'string' },
      overrides: { type: 'string' },
      report: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [folder = '', name = ''] = positionals
    const form = readChoice('--form', values.form, ['pdf', 'zip'])
    const passwords = values.passwords ? await readPasswords(resolve(shell.cwd, values.passwords)) : undefined
    const how = { ...(form ? { form } : {}), ...(passwords ? { passwords } : {}) }
    await shell.withLibrary(folder, async (session) => {
      const id = await findRecord(session.client, name)
      if (values.copies !== undefined) {
        const { audiences, audience, overrides, report } = values
        const wanted = { folder: values.copies, audiences, audience, overrides, report, passwords }
        return makeCopies(session, shell, id, { ...wanted, json: values.json ?? false })
      }
      let done: Done | null = null
      for await (const step of await session.client.packs.build({ id, ...how }, { signal: shell.signal })) {
        if (step.stage === 'done') done = step
        else shell.terminal.tell(toProgress(step))
      }
      if (!done) throw new CliError('the pack was given up')
      const file = resolve(shell.cwd, values.output ?? done.fileName)
      await writeArtifact(session, done.artifactId, file)
      if (values.manifest && done.manifestId)
        await writeArtifact(session, done.manifestId, resolve(shell.cwd, values.manifest))
      await shell.terminal.print(values.json ? JSON.stringify(toReport(done, file)) : toLine(done, file))
    })
  },
}

function toProgress(step: Exclude<PackProgress, { stage: 'done' }>): string {
  return step.stage === 'binding' ? 'Binding …' : `${step.index + 1} of ${step.total}: ${step.title}`
}

/** Passwords of a build, by the id of the entry each opens, as a JSON object in a file: a command line is seen by others. */
async function readPasswords(file: string): Promise<Record<string, string>> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new CliError(`${file} is not a JSON object of passwords by entry`, { cause: error })
  }
}

/** A slip stands where an entry could not be bound; each is a warning too, in a sentence, and so is what a paper lost. */
function toReport({ pages, size, entries, sha256, accessible }: Done, file: string) {
  const slips = entries.filter(({ slip }) => slip !== null)
  const noted = entries.flatMap(({ title, notes = [] }) =>
    notes.map((note) => `${title}: ${paperWarnings[note]}`),
  )
  // A pack of papers that all claim PDF/UA needs no excuse.
  const untagged = entries.filter((entry) => entry.accessible !== 'ua')
  return {
    file,
    pages,
    size,
    sha256,
    accessible,
    slips: slips.map(({ entryId, title, slip, firstPage }) => ({
      entryId,
      title,
      reason: slip,
      page: firstPage,
    })),
    warnings: [
      ...slips.map(({ title, slip }) => `${title}: a slip stands in its place (${slip})`),
      ...noted,
      ...untagged.map(({ title, accessible: how }) => `${title}: ${unclaimed[how ?? 'untagged']}`),
    ],
    engines: count(entries.flatMap(({ engine }) => engine ?? [])),
    entries,
  }
}

const unclaimed = {
  ua: '',
  tagged: 'it has tags but does not claim PDF/UA, so the pack does not either',
  untagged: 'it has no tags, so the pack does not claim PDF/UA',
}

function count(engines: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {}
  for (const engine of engines) counted[engine] = (counted[engine] ?? 0) + 1
  return counted
}

function toLine({ pages, size, entries }: Done, file: string): string {
  const slips = entries.filter(({ slip }) => slip !== null)
  const replaced = slips.map(({ title, slip }) => `${title} (${slip})`).join(', ')
  return `${file}: ${pages} pages, ${size} bytes${slips.length > 0 ? `; slips stand for ${replaced}` : ''}`
}
