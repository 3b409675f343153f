import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { expect, it } from 'vitest'
import { diskOf } from './disk-of.ts'

it('is that of the nearest folder that is there', async () => {
  const { dev } = await stat(tmpdir())
  expect(await diskOf(tmpdir())).toBe(dev)
  expect(await diskOf(join(tmpdir(), 'not yet', 'there'))).toBe(dev)
  expect(await diskOf(parse(tmpdir()).root)).toBe((await stat(parse(tmpdir()).root)).dev)
})

it('is not known of what cannot be looked at', async () => {
  expect(await diskOf(`${tmpdir()}/\0`)).toBeNull()
})
