import { mkdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import sqlite, { type Database, type Statement } from 'node-sqlite3-wasm'
import { columnWeights, type SearchFields } from './search-fields.ts'

/** Raised whenever what is indexed, or how words are folded, changes; an index of another version is thrown away. */
export const indexVersion = 1

export type IndexTerms = Record<keyof typeof columnWeights, string>
export type StoredRow = { row: number; id: string; rev: number }
export type Ranked = { row: number; rank: number }

/**
 * The disposable index on disk (or in memory, with no folder): a contentless FTS5 table of folded words, and beside it
 * each document's original text, compressed, for snippets. What is missing, of another version or damaged is begun anew.
 */
export class IndexDatabase {
  readonly #folder: string | null
  #db!: Database
  #statements!: { insert: Statement; forget: Statement; text: Statement; match: Statement; add: Statement }

  constructor(folder: string | null) {
    this.#folder = folder
    try {
      this.#open()
    } catch {
      this.#discard()
      this.#open()
    }
  }

  /** Every document the index holds. */
  rows(): StoredRow[] {
    return this.#db.all('SELECT row, id, rev FROM document') as StoredRow[]
  }

  /** Every word with the number of documents it stands in. */
  words(): { word: string; documents: number }[] {
    return this.#db.all('SELECT term AS word, doc AS documents FROM vocabulary') as {
      word: string
      documents: number
    }[]
  }

  /**
   * Runs `work` as one transaction, reading too: SQLite's lock is a folder here, and making and removing it for every
   * statement costs more than the statement.
   */
  together<T>(work: () => T): T {
    this.#db.exec('BEGIN')
    try {
      const result = work()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  /** Adds a document; its row must be free. */
  add(stored: StoredRow, fields: SearchFields, terms: IndexTerms): void {
    const packed = deflateRawSync(JSON.stringify(fields), { level: 1 })
    this.#statements.add.run([stored.row, stored.id, stored.rev, packed])
    this.#statements.insert.run([stored.row, ...columns.map((column) => terms[column])])
  }

  remove(row: number): void {
    this.#statements.forget.run([row])
    this.#db.run('DELETE FROM document WHERE row = ?', [row])
  }

  /** The original text of a document; null where the row is not there. */
  fields(row: number): SearchFields | null {
    const found = this.#statements.text.all([row])[0]
    if (!found) return null
    return JSON.parse(inflateRawSync(found['fields'] as Uint8Array).toString()) as SearchFields
  }

  /** Rows matching an FTS5 expression; a higher rank is better. In one string, as each row across WebAssembly costs more than the search. */
  match(expression: string): Ranked[] {
    const found = this.#statements.match.all([expression])[0]?.['hits']
    if (typeof found !== 'string') return []
    return found.split(',').map((hit) => {
      const space = hit.indexOf(' ')
      return { row: Number(hit.slice(0, space)), rank: -Number(hit.slice(space + 1)) }
    })
  }

  /** Reads everything through; false where SQLite or FTS5 finds damage. */
  isSound(): boolean {
    try {
      this.#db.exec(`INSERT INTO words (words) VALUES ('integrity-check')`)
      return this.#db.get('PRAGMA quick_check')?.['quick_check'] === 'ok'
    } catch {
      return false
    }
  }

  /** Throws everything away and begins an empty index. */
  reset(): void {
    this.#close()
    this.#discard()
    this.#open()
  }

  close(): void {
    this.#close()
  }

  #open(): void {
    const file = this.#file()
    if (file) {
      mkdirSync(this.#folder!, { recursive: true })
      releaseStaleLock(file)
    }
    this.#db = new sqlite.Database(file ?? ':memory:')
    try {
      this.#db.exec(
        'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000',
      )
      const version = Number(this.#db.get('PRAGMA user_version')?.['user_version'])
      if (version !== 0 && version !== indexVersion) throw new Error('index of another version')
      if (version === 0) this.#db.exec(schema)
      this.#prepare()
    } catch (error) {
      this.#close()
      throw error
    }
  }

  #prepare(): void {
    const weights = Object.values(columnWeights).join(', ')
    this.#statements = {
      add: this.#db.prepare('INSERT INTO document (row, id, rev, fields) VALUES (?, ?, ?, ?)'),
      insert: this.#db.prepare(
        `INSERT INTO words (rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
      ),
      forget: this.#db.prepare('DELETE FROM words WHERE rowid = ?'),
      text: this.#db.prepare('SELECT fields FROM document WHERE row = ?'),
      // The inner LIMIT keeps bm25 where FTS5 allows it: in a query of its own.
      match: this.#db.prepare(
        `SELECT group_concat(rowid || ' ' || rank) AS hits FROM (
           SELECT rowid, bm25(words, ${weights}) AS rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT -1)`,
      ),
    }
  }

  #close(): void {
    // Statements end with their database; a database that never opened well may refuse even to close.
    try {
      this.#db.close()
    } catch (error) {
      if (!(error instanceof Error)) throw error
    }
  }

  #discard(): void {
    const file = this.#file()
    if (!file) return
    for (const ending of ['', '-journal', '.lock']) rmSync(file + ending, { recursive: true, force: true })
  }

  #file(): string | null {
    return this.#folder === null ? null : join(this.#folder, 'search.sqlite')
  }
}

const columns = Object.keys(columnWeights) as (keyof typeof columnWeights)[]

const schema = `
  CREATE TABLE document (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, fields BLOB NOT NULL);
  CREATE VIRTUAL TABLE words USING fts5(${columns.join(', ')},
    content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii');
  CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
  PRAGMA user_version = ${indexVersion};`

/** The lock is a folder that a killed process leaves behind; no statement of ours holds it longer than this. */
const staleAfterMs = 10_000

function releaseStaleLock(file: string): void {
  const lock = `${file}.lock`
  const made = statSync(lock, { throwIfNoEntry: false })
  if (made && Date.now() - made.mtimeMs > staleAfterMs) rmdirSync(lock)
}
