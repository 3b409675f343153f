import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { accessOverride, type CopiesProgress } from '../../../shared/contract/copies.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { packAudience } from '../../../shared/model/pack/audiences.ts'
import { CliError } from '../cli-error.ts'
import type { Shell } from '../command.ts'
import type { Session } from '../session.ts'
import { writeArtifact } from '../write-artifact.ts'

type Done = Extract<CopiesProgress, { stage: 'done' }>

/** Names of files and folders as they were typed; `audience` is an id. */
export type WantedCopies = {
  folder: string
  audiences: string | undefined
  audience: string | undefined
  overrides: string | undefined
  report: string | undefined
  passwords: Record<string, string> | undefined
  json: boolean
}

/** Makes the copies of a pack, each a file in a folder, and tells what the ledger says of them. */
export async function makeCopies(session: Session, shell: Shell, id: RecordId, wanted: WantedCopies) {
  const read = async <T>(file: string | undefined, schema: z.ZodType<T>, what: string) =>
    file === undefined ? undefined : readList(resolve(shell.cwd, file), schema, what)
  const audiences = await read(wanted.audiences, z.array(packAudience), 'audiences')
  const overrides = await read(wanted.overrides, z.array(accessOverride), 'overrides')
  const { audience, passwords } = wanted
  const steps = await session.client.copies.make(
    {
      id,
      form: 'files',
      ...(audiences ? { audiences } : {}),
      ...(overrides ? { overrides } : {}),
      ...(audience ? { audienceIds: [audience] } : {}),
      ...(passwords ? { passwords } : {}),
    },
    { signal: shell.signal },
  )
  let done: Done | null = null
  for await (const step of steps) {
    if (step.stage === 'done') done = step
    else shell.terminal.tell(toProgress(step))
  }
  if (!done) throw new CliError('the copies were given up')
  const folder = resolve(shell.cwd, wanted.folder)
  await mkdir(folder, { recursive: true })
  const copies = []
  for (const { artifactId, fileName, ...copy } of done.copies) {
    const file = join(folder, fileName)
    if (artifactId) await writeArtifact(session, artifactId, file)
    copies.push({ file, ...copy })
  }
  if (wanted.report) await writeArtifact(session, done.reportId, resolve(shell.cwd, wanted.report))
  if (wanted.json) return shell.terminal.print(JSON.stringify({ copies, slips: done.slips }))
  for (const { file, recipient, audience: of, identifier } of copies)
    await shell.terminal.print(`${file}: ${[of, recipient].filter(Boolean).join(', ')} (${identifier})`)
}

function toProgress(step: Exclude<CopiesProgress, { stage: 'done' }>): string {
  if (step.stage === 'copy')
    return `Copy ${step.index + 1} of ${step.total}: ${[step.audience, step.recipient].filter(Boolean).join(', ')}`
  const who = step.audience === '' ? 'Whole pack' : step.audience
  return step.stage === 'binding' ? `${who}: binding …` : `${who}: ${step.index + 1} of ${step.total}`
}

async function readList<T>(file: string, schema: z.ZodType<T>, what: string): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new CliError(`${file} is not a JSON list of ${what}`, { cause: error })
  }
}
