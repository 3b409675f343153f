import { resolve } from 'node:path'
import { pdfStandards, type ExportProgress } from '../../../shared/contract/typesetting.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, readChoice, type Command, type Shell } from '../command.ts'
import { findRecord } from '../find-record.ts'
import type { Session } from '../session.ts'
import { writeFileSafely } from '../write-file-safely.ts'

type Done = Extract<ExportProgress, { stage: 'done' }>

export const exportCommand: Command = {
  usage: 'LIBRARY ID --format pdf [--standard ua-1+a-2a|ua-1|a-2a] [-o FILE] [--json]',
  summary: 'a document as a PDF',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID'], {
      format: { type: 'string' },
      standard: { type: 'string' },
      output: { type: 'string', short: 'o' },
      json: { type: 'boolean' },
    })
    const [folder = '', name = ''] = positionals
    readChoice('--format', values.format, ['pdf'])
    const standard = readChoice('--standard', values.standard, pdfStandards) ?? 'ua-1+a-2a'
    await shell.withLibrary(folder, async (session) => {
      const id = await findRecord(session.client, name)
      const steps = await session.client.typesetting.export({ id, standard }, { signal: shell.signal })
      let done: Done | null = null
      for await (const step of steps) {
        if (step.stage === 'done') done = step
        else shell.terminal.tell(step.stage === 'preparing' ? 'Preparing …' : 'Typesetting …')
      }
      if (!done) throw new CliError('the export was given up')
      const file = resolve(shell.cwd, values.output ?? done.fileName)
      await writeArtifact(session, done.artifactId, file)
      await report(shell, { ...done, file }, values.json ?? false)
    })
  },
}

/** Writes a file the workbench made; CliError when it is not kept any more. */
export async function writeArtifact({ workbench }: Session, artifactId: string, file: string): Promise<void> {
  const artifact = await workbench.assets.artifact(artifactId)
  if (!artifact) throw new CliError('the file was made, but is not kept any more')
  await writeFileSafely(file, artifact.bytes)
}

async function report(
  { terminal }: Shell,
  { file, pages, size, findings }: Done & { file: string },
  json: boolean,
) {
  if (json) {
    await terminal.print(JSON.stringify({ file, pages, size, findings }))
    return
  }
  const remarks = findings.length > 0 ? `, ${findings.length} finding${findings.length > 1 ? 's' : ''}` : ''
  await terminal.print(`${file}: ${pages} page${pages === 1 ? '' : 's'}, ${size} bytes${remarks}`)
}
