import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BoundPack } from '../../../electron/packs/bind-pack.ts'
import { soak } from '../soak.ts'
import { checkPack } from './check-pack.test-kit.ts'
import {
  annex,
  aPack,
  corpus,
  countPages,
  differenceOf,
  drawPage,
  has,
  needsPassword,
  openPackDesk,
  run,
  typesetting,
} from './pack-desk.test-kit.ts'

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 1_800_000 })

const present = existsSync(corpus)
const every = present ? readdirSync(corpus).filter((name) => name.endsWith('.pdf')) : []
/** Encrypted, without a header, with a page that is not there, hidden layers, forms, tags, and every twelfth of the rest. */
const telling =
  /secHandler|r6-owner|r2-user|bug1606566|Pages-tree|issue269_2|js-buttons|bug1937438_from_word|hello_world_rot/
const names = soak ? every : every.filter((name, index) => telling.test(name) || index % 12 === 0)

describe.skipIf(!present)('odd PDFs that nobody here made, in one pack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'odd-files-'))
  const file = join(folder, 'pack.pdf')
  let bound: BoundPack

  beforeAll(async () => {
    const desk = await openPackDesk()
    const papers = names.map((name) => annex(name, readFileSync(join(corpus, name))))
    bound = await desk.bind({ pack: aPack, papers })
    writeFileSync(file, bound.file)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await typesetting.close()
  })

  it('are all there, each as itself or as a slip', () => {
    expect(bound.entries.map(({ title }) => title)).toEqual(names)
    let next = bound.entries[0]!.firstPage
    for (const { firstPage, pages, slip } of bound.entries) {
      expect(firstPage).toBe(next)
      expect(slip === null ? pages : 1).toBe(pages)
      next += pages
    }
    expect(bound.pages).toBe(next - 1)
  })

  it.skipIf(!has('qpdf'))('make a file without a fault', () => {
    expect(run('qpdf', '--check', file)).toMatchObject({ status: 0 })
    expect(run('qpdf', '--show-npages', file)?.said.trim()).toBe(String(bound.pages))
  })

  it('keep every link, bookmark, label and key of the structure whole', async () => {
    expect(await checkPack(bound.file, bound.entries)).toEqual({
      links: [],
      bookmarks: [],
      labels: [],
      structure: [],
    })
  })

  it.skipIf(!has('pdftoppm'))('look as they did, page count and all, where a reader opens them', () => {
    const rows = bound.entries.map(({ title, firstPage, pages, slip, engine, notes = [] }) => {
      const source = join(corpus, title)
      const counted = needsPassword(source) ? null : countPages(source)
      const draw = (page: number) => {
        const before = drawPage(source, page, join(folder, 'before'))
        const after = before && drawPage(file, firstPage + page - 1, join(folder, 'after'))
        // What the reader cannot draw tells nothing.
        return before ? (after ? differenceOf(before, after) : 1) : 0
      }
      const difference = slip ? 0 : Math.max(draw(1), draw(pages))
      const right = !slip && counted === pages && difference < 0.005
      return { title, counted, pages, slip, engine, difference, notes, right }
    })
    const open = rows.filter(({ counted }) => counted !== null)
    const silent = rows.filter(
      ({ slip, difference, notes }) => !slip && difference >= 0.005 && !notes.includes('looks-different'),
    )
    const share = open.filter(({ right }) => right).length / open.length
    for (const row of rows.filter(({ right }) => !right))
      console.log(
        `${row.title}: ${row.slip ?? `${row.pages} pages of ${row.counted}, ${(row.difference * 100).toFixed(1)} % differ`}`,
      )
    console.log(
      `${rows.length} files, ${open.length} that a reader opens: ${(share * 100).toFixed(1)} % right, ` +
        `${silent.length} damaged silently, ${rows.filter(({ engine }) => engine === 'pdfium').length} by PDFium, ` +
        `${rows.filter(({ slip }) => slip).length} slips`,
    )
    expect(silent.map(({ title }) => title)).toEqual([])
    // Two of this corpus open for one reader of three only; of a sample one may be among them.
    expect(open.filter(({ right }) => !right).length).toBeLessThanOrEqual(Math.max(1, open.length * 0.015))
  })

  it('make the same file again', async () => {
    const few = names.filter((_, index) => index % 5 === 0)
    const desk = await openPackDesk()
    const bind = async () => {
      const papers = few.map((name) => annex(name, readFileSync(join(corpus, name))))
      return createHash('sha256')
        .update((await desk.bind({ pack: aPack, papers })).file)
        .digest('hex')
    }
    expect(await bind()).toBe(await bind())
  })
})
