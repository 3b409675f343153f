import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { summarize } from '../../shared/model/summarize.ts'
import { toRecordId } from '../../shared/model/ids.ts'
import type { RecordOf } from '../../shared/model/record.ts'
import { createCompile } from '../typesetting/compile.ts'
import { createCoverage } from '../typesetting/coverage.ts'
import { prepare } from '../typesetting/prepare.ts'
import { demoInMemory, type DemoLibrary } from './demo-library.test-kit.ts'

const resource = (name: string) => fileURLToPath(new URL(`../../resources/${name}`, import.meta.url))
const coverage = createCoverage(readFileSync(resource('fonts/coverage.json'), 'utf8'))
const compile = createCompile({ templates: resource('typst'), fonts: resource('fonts') })
let demo: DemoLibrary

beforeAll(async () => {
  demo = await demoInMemory(new Date('2026-05-20T09:00:00.000Z'))
})

async function typeset(record: RecordOf<'document'>) {
  const meeting = record.meetingId ? demo.records.get(record.meetingId) : undefined
  const prepared = await prepare(
    {
      record,
      body: demo.documents.get(record.id)!.body,
      readAsset: async (sha256) => demo.objects.get(sha256) ?? null,
      titleOf: (id) => {
        const target = demo.records.get(toRecordId(id)!)
        return target ? summarize(target).title : null
      },
      bearersOf: () => [],
      distributionOf: () => null,
      ...(meeting?.kind === 'meeting' ? { meeting } : {}),
    },
    coverage,
  )
  const job = {
    main: 'templates/report/template.typ',
    data: JSON.stringify(prepared.data),
    files: prepared.files,
    standard: 'ua-1+a-2a',
    identifier: '',
  } as const
  return { ...prepared, outcome: await compile(job) }
}

describe('the worked example on paper', () => {
  it('fills at least twelve pages with the final report, chart included', async () => {
    const { outcome, files } = await typeset(demo.records.get(demo.report) as RecordOf<'document'>)
    expect(outcome).toMatchObject({ ok: true })
    expect(outcome.ok && outcome.pages).toBeGreaterThanOrEqual(12)
    expect(files.length).toBe(1)
  })

  it('is found in order by preflight and typeset as accessible PDF in every language it is written in', async () => {
    for (const record of demo.records.values()) {
      if (record.kind !== 'document') continue
      const { outcome, findings } = await typeset(record)
      expect(findings, record.title).toEqual([])
      expect(outcome.ok, record.title).toBe(true)
    }
  })
})
