import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMemoryWorkbench, type MemoryWorkbench } from '../../workbench/memory-workbench.test-kit.ts'
import { run } from '../run.ts'
import type { Shell } from '../command.ts'
import { createTestShell } from '../cli.test-kit.ts'

let cwd: string
let workbench: MemoryWorkbench
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'rapporteur-cli-copies-'))
  workbench = await openMemoryWorkbench()
})
afterAll(async () => {
  rmSync(cwd, { recursive: true, force: true })
  await workbench.close()
})
const client = () => createRouterClient(workbench.router)

/** Runs a command over the whole workbench, which sets real pages. */
async function runOver(...line: string[]) {
  const out: string[] = []
  const err: string[] = []
  const shell = {
    cwd,
    signal: new AbortController().signal,
    terminal: {
      print: async (text: string) => void out.push(text),
      tell: (text: string) => void err.push(text),
    },
    withLibrary: (_folder: string, work: (session: object) => Promise<unknown>) =>
      work({ client: client(), workbench }),
  } as unknown as Shell
  const [name = '', ...rest] = line
  return { code: await runOf(name, rest, shell), out, err }
}
const runOf = (name: string, rest: readonly string[], shell: Shell) =>
  run([name, ...rest], { ...createTestShell(cwd), ...shell } as Shell, '0')
const write = (name: string, value: unknown) => writeFileSync(join(cwd, name), JSON.stringify(value))

describe('copies on the command line', () => {
  it('are files in a folder, refused and let by a reason, and identified', async () => {
    const note = await client().documents.create({ type: 'note', title: 'Named few' })
    const restricted = {
      ...note.record,
      masthead: { ...note.record.masthead, distribution: 'restricted' as const },
    }
    await client().records.update({ record: restricted, baseRev: note.rev })
    const entries = [{ id: 'e1', type: 'document', recordId: note.record.id }]
    const { record } = await client().records.create({
      kind: 'pack',
      title: 'Papers',
      language: 'en',
      entries,
    })
    const press = { id: 'press', name: 'Press', receives: ['general'], names: [], mark: 'foot' }
    const exceptions = [{ entryId: 'e1', access: 'give' }]
    write('audiences.json', [{ ...press, exceptions, recipients: [{ id: 'r', name: 'The Daily Planet' }] }])
    const line = ['pack', '/lib', record.id, '--copies', 'out', '--audiences', 'audiences.json', '--json']
    const refused = await runOver(...line)
    expect(refused.code).toBe(1)
    expect(refused.err.at(-1)).toMatch(/“Named few” \(e1\) for Press \(press\)/)

    write('reasons.json', [{ audienceId: 'press', entryId: 'e1', reason: 'released' }])
    const made = await runOver(...line, '--overrides', 'reasons.json', '--report', 'report.json')
    expect(made.code).toBe(0)
    const [copy] = JSON.parse(made.out[0]!).copies
    expect(readdirSync(join(cwd, 'out'))).toEqual(['Papers.en - Press - The Daily Planet.pdf'])
    expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toContain('released')
    const found = await runOver('identify', '/lib', copy.file, '--json')
    expect(JSON.parse(found.out[0]!)).toMatchObject({
      by: 'exact',
      origins: [
        { packTitle: 'Papers', copy: { recipient: 'The Daily Planet', identifier: copy.identifier } },
      ],
    })
    writeFileSync(join(cwd, 'other.pdf'), '%PDF-1.7')
    expect((await runOver('identify', '/lib', 'other.pdf')).out[0]).toContain(
      'not a copy this library knows of',
    )
  })

  it('publishes what is left of a document, or names what survives and writes nothing', async () => {
    const { record, rev } = await client().documents.create({ type: 'note', title: 'Statement' })
    const content = ['Maria Quispe spoke.', 'Quispe left.'].map((text, at) => ({
      type: 'paragraph',
      attrs: { id: `b${at}`, dir: null },
      content: [{ type: 'text', text }],
    }))
    await client().documents.save({ id: record.id, baseRev: rev, body: { type: 'doc', content } })
    const at = { blockId: 'b0', from: 0, to: 12 }
    write('some.json', { passages: [{ id: 'r1', text: 'Maria Quispe', at, reason: '' }] })
    const line = ['export', '/lib', record.id, '--format', 'pdf', '-o', 'public.pdf', '--json']
    const survived = await runOver(...line, '--redactions', 'some.json')
    expect(survived.code).toBe(1)
    expect(survived.err.at(-1)).toContain('nothing was written: “Quispe” in text of page 1')
    expect(readdirSync(cwd)).not.toContain('public.pdf')
    write('all.json', {
      passages: [
        { id: 'r1', text: 'Maria Quispe', at, reason: '' },
        { id: 'r2', text: 'Quispe', reason: '' },
      ],
    })
    const done = await runOver(...line, '--redactions', 'all.json', '--proof', 'proof.json')
    expect(JSON.parse(done.out[0]!)).toMatchObject({ redactions: 2, found: 0 })
    expect(readFileSync(join(cwd, 'proof.json'), 'utf8')).not.toContain('Quispe')
    expect((await runOver(...line, '--redactions', '-')).code).toBe(0)
  })
})
