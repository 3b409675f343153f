import { resolve } from 'node:path'
import {
  papers,
  pdfStandards,
  type ExportOptions,
  type ExportProgress,
} from '../../../shared/contract/typesetting.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, readChoice, type Command, type Shell } from '../command.ts'
import { findRecord } from '../find-record.ts'
import type { Session } from '../session.ts'
import { writeArtifact } from '../write-artifact.ts'
import { exportRedacted } from './redacted.ts'

type Done = Extract<ExportProgress, { stage: 'done' }>

export const exportCommand: Command = {
  usage:
    'LIBRARY ID --format pdf [--standard ua-1+a-2a|ua-1|a-2a] [--paper a4|letter] [--template NAME] [--no-watermark] ' +
    '[--replace-characters] [--issue | --issued N] [--redactions FILE|- [--proof FILE]] [-o FILE] [--json]',
  summary: 'a document as a PDF',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, ['LIBRARY', 'ID'], {
      format: { type: 'string' },
      standard: { type: 'string' },
      paper: { type: 'string' },
      template: { type: 'string' },
      'no-watermark': { type: 'boolean' },
      'replace-characters': { type: 'boolean' },
      issue: { type: 'boolean' },
      issued: { type: 'string' },
      redactions: { type: 'string' },
      proof: { type: 'string' },
      output: { type: 'string', short: 'o' },
      json: { type: 'boolean' },
    })
    const [folder = '', name = ''] = positionals
    readChoice('--format', values.format, ['pdf'])
    const standard = readChoice('--standard', values.standard, pdfStandards) ?? 'ua-1+a-2a'
    const paper = readChoice('--paper', values.paper, papers)
    const options: ExportOptions = {
      standard,
      ...(paper ? { paper } : {}),
      ...(values.template === undefined ? {} : { template: values.template }),
      watermark: !values['no-watermark'],
      replaceCharacters: values['replace-characters'] ?? false,
      issue: values.issue ?? false,
    }
    const number = readNumber(values.issued)
    if (number !== null && options.issue)
      throw new CliError('--issue and --issued exclude each other', { isMisuse: true })
    await shell.withLibrary(folder, async (session) => {
      const id = await findRecord(session.client, name)
      if (values.redactions !== undefined) {
        const { redactions, output, proof, json = false } = values
        const look = { standard, paper: options.paper }
        return exportRedacted(session, shell, id, { redactions, output, proof, json, look })
      }
      const done =
        number === null
          ? await makeFile(session, shell, id, options)
          : { ...(await session.client.typesetting.issued({ id, number })), findings: [] }
      const file = resolve(shell.cwd, values.output ?? done.fileName)
      await writeArtifact(session, done.artifactId, file)
      await report(shell, { ...done, file }, values.json ?? false)
    })
  },
}

type Made = Omit<Done, 'stage'>

async function makeFile(session: Session, shell: Shell, id: RecordId, options: ExportOptions): Promise<Made> {
  const steps = await session.client.typesetting.export({ id, ...options }, { signal: shell.signal })
  let done: Made | null = null
  for await (const step of steps) {
    if (step.stage === 'done') done = step
    else shell.terminal.tell(step.stage === 'preparing' ? 'Preparing …' : 'Typesetting …')
  }
  if (!done) throw new CliError('the export was given up')
  return done
}

function readNumber(given: string | undefined): number | null {
  if (given === undefined) return null
  if (!/^[1-9]\d{0,5}$/.test(given))
    throw new CliError('--issued wants the number of an issued version', { isMisuse: true })
  return Number(given)
}

async function report(
  { terminal }: Shell,
  { file, pages, size, findings, issued }: Made & { file: string },
  json: boolean,
) {
  if (json) {
    await terminal.print(JSON.stringify({ file, pages, size, findings, ...(issued ? { issued } : {}) }))
    return
  }
  const remarks = findings.length > 0 ? `, ${findings.length} finding${findings.length > 1 ? 's' : ''}` : ''
  const kept = issued ? `, issued as version ${issued.number} (SHA-256 ${issued.sha256})` : ''
  await terminal.print(`${file}: ${pages} page${pages === 1 ? '' : 's'}, ${size} bytes${remarks}${kept}`)
}
