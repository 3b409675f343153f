import { resolve } from 'node:path'
import type { PackDeltaProgress } from '../../../shared/contract/packs.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { CliError } from '../cli-error.ts'
import type { Shell } from '../command.ts'
import type { Session } from '../session.ts'
import { writeArtifact } from '../write-artifact.ts'

type Done = Extract<PackDeltaProgress, { stage: 'done' }>

/** Two numbers of issues as they are typed: 1..2. Throws CliError. */
export function readIssues(given: string): { from: number; to: number } {
  const [, from, to] = /^([1-9]\d{0,5})\.\.([1-9]\d{0,5})$/.exec(given) ?? []
  if (!from || !to || Number(from) >= Number(to))
    throw new CliError('--delta wants two issues, the earlier first: 1..2', { isMisuse: true })
  return { from: Number(from), to: Number(to) }
}

/** Writes the supplement from one issue of a pack to another. */
export async function writeDelta(
  session: Session,
  shell: Shell,
  input: { id: RecordId; from: number; to: number },
  {
    output,
    manifest,
    json,
  }: { output?: string | undefined; manifest?: string | undefined; json?: boolean | undefined },
): Promise<void> {
  let done: Done | null = null
  for await (const step of await session.client.packs.delta(input, { signal: shell.signal })) {
    if (step.stage === 'done') done = step
    else shell.terminal.tell(step.stage === 'reading' ? `Reading issue ${step.issue} …` : 'Binding …')
  }
  if (!done) throw new CliError('the supplement was given up')
  const file = resolve(shell.cwd, output ?? done.fileName)
  await writeArtifact(session, done.artifactId, file)
  if (manifest) await writeArtifact(session, done.manifestId, resolve(shell.cwd, manifest))
  const { pages, changeSheetPages, unchanged, size, sha256, changes, replacedCharacters } = done
  const report = { file, pages, changeSheetPages, unchanged, size, sha256, changes }
  await shell.terminal.print(
    json
      ? JSON.stringify({ ...report, ...(replacedCharacters && { replacedCharacters }) })
      : `${file}: ${pages} pages, ${size} bytes; ${unchanged} pages stay as they are`,
  )
}
