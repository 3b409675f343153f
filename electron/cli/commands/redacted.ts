import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { ExportOptions } from '../../../shared/contract/typesetting.ts'
import type { RedactionProgress } from '../../../shared/contract/redaction.ts'
import { documentRedaction, redactedArea } from '../../../shared/model/redaction/v1.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { LibraryRecord } from '../../../shared/model/record.ts'
import { CliError } from '../cli-error.ts'
import type { Shell } from '../command.ts'
import type { Session } from '../session.ts'
import { writeArtifact } from '../write-artifact.ts'

type Wanted = {
  /** A JSON file of redactions that take the place of those the record has; none where the record's own are meant. */
  redactions: string
  output: string | undefined
  proof: string | undefined
  json: boolean
  look: Pick<ExportOptions, 'standard' | 'paper'>
}

/** Writes the public version of a document, or of a file as received, where nothing of what was redacted survives. */
export async function exportRedacted(session: Session, shell: Shell, id: RecordId, wanted: Wanted) {
  const { client } = session
  if (wanted.redactions !== '-') await keepRedactions(session, id, resolve(shell.cwd, wanted.redactions))
  const { record } = await client.records.get({ id })
  const steps =
    record.kind === 'attachment'
      ? await client.redaction.publishFile({ id }, { signal: shell.signal })
      : await client.redaction.publish({ id, ...wanted.look }, { signal: shell.signal })
  let last: RedactionProgress | null = null
  for await (const step of steps) {
    last = step
    if (step.stage === 'searching') shell.terminal.tell('Searching …')
  }
  if (last?.stage === 'survived') {
    if (wanted.json) await shell.terminal.print(JSON.stringify({ found: last.proof?.found ?? 0, ...last }))
    throw new CliError(survived(last))
  }
  if (last?.stage !== 'done') throw new CliError('the export was given up')
  const file = resolve(shell.cwd, wanted.output ?? last.fileName)
  await writeArtifact(session, last.artifactId, file)
  if (wanted.proof) await writeArtifact(session, last.reportId, resolve(shell.cwd, wanted.proof))
  const { pages, size, redactions, proof } = last
  if (wanted.json)
    return shell.terminal.print(JSON.stringify({ file, pages, size, redactions, proof, found: proof.found }))
  await shell.terminal.print(
    `${file}: ${pages} pages, ${redactions} redactions; searched for ${proof.terms.length} words and passages, 0 found`,
  )
}

async function keepRedactions({ client }: Session, id: RecordId, file: string): Promise<void> {
  const { record, rev } = await client.records.get({ id })
  await client.records.update({ record: withRedactions(record, await readJson(file), file), baseRev: rev })
}

function withRedactions(record: LibraryRecord, given: unknown, file: string): LibraryRecord {
  const wrong = (cause: unknown) =>
    new CliError(`${file} holds no redactions for ${record.kind} ${record.id}`, { cause })
  if (record.kind === 'document') {
    const read = documentRedaction.safeParse(given)
    if (!read.success) throw wrong(read.error)
    return { ...record, redaction: read.data }
  }
  if (record.kind !== 'attachment') throw new CliError('only a document or a PDF file has redactions')
  const read = z.array(redactedArea).safeParse(given)
  if (!read.success) throw wrong(read.error)
  return { ...record, redactedAreas: read.data }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new CliError(`${file} is not JSON`, { cause: error })
  }
}

function survived({ proof, stale }: Extract<RedactionProgress, { stage: 'survived' }>): string {
  if (stale.length > 0)
    return `nothing was written: the text has changed under redactions ${stale.join(', ')}`
  const places = (proof?.terms ?? []).flatMap(({ text, found }) =>
    found.map(({ place, page }) => `“${text}” in ${place}${page === null ? '' : ` of page ${page}`}`),
  )
  return `nothing was written: ${places.slice(0, 20).join('; ')}${places.length > 20 ? ' …' : ''}`
}
