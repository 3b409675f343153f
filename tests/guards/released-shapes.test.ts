import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { bundleManifest, bundleSeal } from '../../electron/bundles/bundle-format.ts'
import { archiveContents, archiveHead } from '../../electron/library/archives/archive-file.ts'
import { manifestSchema } from '../../electron/library/backups/manifest.ts'
import { libraryMarker } from '../../electron/library/library-marker.ts'
import { revisionHeader } from '../../electron/library/revisions/revision-header.ts'
import { marks, nodes } from '../../shared/document/nodes.ts'
import { stringifyJson } from '../../shared/document/stringify-json.ts'
import { libraryRecord, recordKinds } from '../../shared/model/record.ts'
import { projectRoot } from './project-files.test-kit.ts'

const frozen: Record<string, string> = JSON.parse(
  readFileSync(join(projectRoot, 'tests/guards/released-shapes.json'), 'utf8'),
)

const attributesOf = (specs: Record<string, { attrs: z.ZodType; content?: string; group?: string }>) =>
  Object.entries(specs).map(([name, { attrs, content = '', group = '' }]) => [
    name,
    group,
    content,
    shapeOf(attrs),
  ])

/** Every shape that lies in somebody's library, backup or bundle, by name. */
const shapes: Record<string, unknown> = {
  ...Object.fromEntries(
    libraryRecord.options.map((option) => [`${option.shape.kind.value} v1`, shapeOf(option)]),
  ),
  'text v1: blocks': attributesOf(nodes),
  'text v1: marks': attributesOf(marks),
  'library.json': shapeOf(libraryMarker),
  'revision: header': shapeOf(revisionHeader),
  'archive: first line': shapeOf(archiveHead),
  'archive: contents': shapeOf(archiveContents),
  'backup: list of contents': shapeOf(manifestSchema),
  'bundle: manifest': shapeOf(bundleManifest),
  'bundle: seal': shapeOf(bundleSeal),
}

/** What a schema takes, as JSON Schema; a check that JSON Schema has no word for leaves no trace. */
function shapeOf(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}

/** The same for the same shape, whatever the order of its fields. */
function fingerprint(shape: unknown): string {
  return createHash('sha256')
    .update(stringifyJson(ordered(shape) as never))
    .digest('hex')
    .slice(0, 16)
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(
    entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, key === 'required' ? (each as string[]).toSorted() : ordered(each)]),
  )
}

it('knows the shape of every kind of record', () => {
  expect(Object.keys(shapes)).toEqual(expect.arrayContaining(recordKinds.map((kind) => `${kind} v1`)))
  expect(Object.keys(frozen).toSorted()).toEqual(Object.keys(shapes).toSorted())
})

it.each(Object.keys(shapes))('leaves the shape of what was released as it is: %s', (name) => {
  const found = fingerprint(shapes[name])
  expect(
    found,
    `The shape “${name}” has changed. Libraries, backups and bundles hold it: leave it as it is, make v2 beside it with a step ` +
      'that leads there (docs/library.md, “Shapes that change”). Only what no release has had yet takes its new ' +
      `fingerprint, ${found}, into tests/guards/released-shapes.json.`,
  ).toBe(frozen[name])
})

it('tells a field more, a wider limit and another choice from the shape as it was, and no other order', () => {
  const before = z.strictObject({ title: z.string().max(10), kind: z.enum(['a', 'b']) })
  const of = (schema: z.ZodType) => fingerprint(shapeOf(schema))
  expect(of(z.strictObject({ kind: z.enum(['a', 'b']), title: z.string().max(10) }))).toBe(of(before))
  const others = [
    before.extend({ more: z.string().optional() }),
    before.extend({ title: z.string().max(11) }),
    before.extend({ kind: z.enum(['a', 'b', 'c']) }),
    before.omit({ kind: true }),
    z.looseObject(before.shape),
  ]
  for (const other of others) expect(of(other)).not.toBe(of(before))
})
