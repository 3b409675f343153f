import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { PackProgress } from '../../../shared/contract/packs.ts'
import type { PackBindingChoices } from '../../../shared/model/pack/v1.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, readChoice, type Command } from '../command.ts'
import { findRecord } from '../find-record.ts'
import { writeArtifact } from '../write-artifact.ts'
import { makeCopies } from './pack-copies.ts'
import { readIssues, writeDelta } from './pack-delta.ts'
import { paperWarnings } from './paper-warnings.ts'

type Done = Extract<PackProgress, { stage: 'done' }>

export const pack: Command = {
  usage:
    'LIBRARY ID [-o FILE] [--form pdf|zip|items] [--layout duplex|two-up] [--after-agenda] [--no-contents] ' +
    '[--make-margin] [--image-dpi N] [--issue] [--delta FROM..TO] [--manifest FILE] [--passwords FILE] ' +
    '[--copies FOLDER [--audiences FILE] [--audience ID] [--overrides FILE] [--report FILE]] [--json]',
  summary:
    'a pack as one PDF, or as an archive of its papers or items; --issue keeps it as the next issue, --delta is what a ' +
    'reader of one issue needs for a later one; --json reports pages, sizes, slips, warnings and engines',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID'], {
      output: { type: 'string', short: 'o' },
      form: { type: 'string' },
      layout: { type: 'string' },
      'after-agenda': { type: 'boolean' },
      'no-contents': { type: 'boolean' },
      'make-margin': { type: 'boolean' },
      'image-dpi': { type: 'string' },
      issue: { type: 'boolean' },
      delta: { type: 'string' },
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
    const form = readChoice('--form', values.form, ['pdf', 'zip', 'items'])
    const layout = readChoice('--layout', values.layout, ['reading', 'duplex', 'two-up'])
    const binding: PackBindingChoices = {
      ...(values['after-agenda'] && { numbering: 'after-agenda' as const }),
      ...(values['no-contents'] && { contents: 'none' as const }),
      ...(values['make-margin'] && { margin: 'made' as const }),
      ...(values['image-dpi'] !== undefined && { imageDpi: readDpi(values['image-dpi']) }),
    }
    const issues = values.delta === undefined ? null : readIssues(values.delta)
    const shape = {
      ...(form && { form }),
      ...(layout && { layout }),
      ...(Object.keys(binding).length > 0 && { binding }),
    }
    if ((issues || values.issue) && Object.keys(shape).length > 0)
      throw new CliError(
        'an issue is one PDF, made as the pack says; leave out the form, the layout and the rest',
        {
          isMisuse: true,
        },
      )
    const passwords = values.passwords ? await readPasswords(resolve(shell.cwd, values.passwords)) : undefined
    await shell.withLibrary(folder, async (session) => {
      const id = await findRecord(session.client, name)
      if (values.copies !== undefined) {
        const { audiences, audience, overrides, report } = values
        const wanted = { folder: values.copies, audiences, audience, overrides, report, passwords }
        return makeCopies(session, shell, id, { ...wanted, json: values.json ?? false })
      }
      if (issues) return writeDelta(session, shell, { id, ...issues }, values)
      let done: Done | null = null
      const input = { id, ...(passwords ? { passwords } : {}) }
      const options = { signal: shell.signal }
      const steps = values.issue
        ? await session.client.packs.issue(input, options)
        : await session.client.packs.build({ ...input, ...shape }, options)
      for await (const step of steps) {
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
function toReport(
  { pages, size, entries, sha256, accessible, issue, blanks, lost, replacedCharacters }: Done,
  file: string,
) {
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
    ...(issue !== undefined && { issue }),
    ...(blanks !== undefined && { blanks }),
    ...(lost !== undefined && { lost }),
    slips: slips.map(({ entryId, title, slip, firstPage }) => ({
      entryId,
      title,
      reason: slip,
      page: firstPage,
    })),
    warnings: [
      ...slips.map(({ title, slip }) => `${title}: a slip stands in its place (${slip})`),
      ...noted,
      ...(replacedCharacters ? [`cover, agenda or slips: no font here has ${replacedCharacters}`] : []),
      ...(lost ? [`for print only: it has no ${lost.join(', no ')}`] : []),
      ...untagged.map(({ title, accessible: how }) => `${title}: ${unclaimed[how ?? 'untagged']}`),
    ],
    engines: count(entries.flatMap(({ engine }) => engine ?? [])),
    entries,
  }
}

function readDpi(given: string): number {
  const dpi = Number(given)
  if (!Number.isInteger(dpi) || dpi < 72 || dpi > 1200)
    throw new CliError('--image-dpi wants dots to the inch, from 72 to 1200', { isMisuse: true })
  return dpi
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

function toLine({ pages, size, entries, issue }: Done, file: string): string {
  const slips = entries.filter(({ slip }) => slip !== null)
  const replaced = slips.map(({ title, slip }) => `${title} (${slip})`).join(', ')
  const kept = issue === undefined ? '' : `issue ${issue}, `
  return `${file}: ${kept}${pages} pages, ${size} bytes${slips.length > 0 ? `; slips stand for ${replaced}` : ''}`
}
