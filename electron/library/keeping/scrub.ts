import { join } from 'node:path'
import { parseArchiveName, type ArchiveName } from '../archives/archive-name.ts'
import { archiveProblem } from '../archives/load-archive.ts'
import { isMissing } from '../files/error-code.ts'
import { hashFile } from '../files/hash-file.ts'
import { loadRevision } from '../records/load-revision.ts'
import { readRecordInTurn } from '../records/read-record.ts'
import type { Store } from '../records/store.ts'
import { putBackArchive, putBackObject, putBackRevision } from '../recovery/from-backups.ts'
import { quarantine } from '../recovery/quarantine.ts'
import { parseRevisionName, shards, type RevisionName } from '../revisions/revision-name.ts'

/** Bytes read in a second at most, so that nobody feels it. */
export const scrubPace = 5 * 1024 * 1024

const longestRestMs = 250

type Task = { path: string; run: () => Promise<void> }

/**
 * Reads every file of a library once, in many short goes, and mends what it can: a damaged file is put aside and its very
 * bytes are taken from a backup; where the newest of a record is damaged and no backup has it, the one before answers.
 */
export class Scrub {
  private tasks: Task[] | null = null
  private at = 0

  constructor(private readonly store: Store) {}

  /** Goes on where it stopped, for as long as `mayGoOn` says so; true when every file has been read. */
  async goOn(mayGoOn: () => boolean): Promise<boolean> {
    this.tasks ??= await this.list()
    for (; this.at < this.tasks.length; this.at += 1) {
      if (!mayGoOn() || this.store.access.readOnly) return false
      const task = this.tasks[this.at]
      if (!task) continue
      const size = await this.store.fs.facts(task.path).then(
        (facts) => facts.size,
        () => 0,
      )
      // What cannot be read now is no damage; it is read again the next week, and whenever it is opened.
      await task.run().catch(() => undefined)
      await this.rest((size / scrubPace) * 1000, mayGoOn)
    }
    this.tasks = null
    this.at = 0
    return true
  }

  /** In slices, for whoever closes the library should not wait for the rest after a large file. */
  private async rest(ms: number, mayGoOn: () => boolean): Promise<void> {
    for (let left = ms; left > 0 && mayGoOn(); left -= longestRestMs)
      await this.store.clock.pause(Math.min(left, longestRestMs))
  }

  private async list(): Promise<Task[]> {
    const { paths } = this.store
    const tasks: Task[] = []
    for (const shard of shards) {
      for (const room of ['docs', 'history'] as const) {
        const folder = join(paths[room], shard)
        for (const name of await this.namesIn(folder)) {
          const archive = room === 'history' ? parseArchiveName(name) : null
          if (archive) tasks.push({ path: join(folder, name), run: () => this.checkArchive(folder, archive) })
          const revision = parseRevisionName(name)
          if (revision)
            tasks.push({ path: join(folder, name), run: () => this.checkRevision(folder, revision) })
        }
      }
      const folder = join(paths.objects, shard)
      for (const name of await this.namesIn(folder)) {
        const sha256 = /^([0-9a-f]{64})\.bin$/.exec(name)?.[1]
        if (sha256 !== undefined)
          tasks.push({ path: join(folder, name), run: () => this.checkObject(folder, sha256) })
      }
    }
    return tasks
  }

  private async checkRevision(folder: string, name: RevisionName): Promise<void> {
    if (await this.holds(folder, name)) return
    await this.store.queues.add(name.id, { run: () => this.mend(folder, name) })
  }

  /** In the record's own turn, where files may be put aside. */
  private async mend(folder: string, name: RevisionName): Promise<void> {
    const { store } = this
    if (await this.holds(folder, name)) return
    const entry = store.catalogue.get(name.id)
    if (entry?.files[0]?.fileName === name.fileName && folder === store.paths.docsOf(name.id)) {
      await readRecordInTurn(store, entry)
      return
    }
    await quarantine(store, folder, name.fileName)
    const isBack = await putBackRevision(store, folder, name)
    if (entry && !isBack) entry.files = entry.files.filter(({ fileName }) => fileName !== name.fileName)
  }

  private async holds(folder: string, name: RevisionName): Promise<boolean> {
    const load = await loadRevision(this.store.fs, folder, name)
    return load.ok || load.problem === 'newer' || load.problem === 'missing'
  }

  private async checkArchive(folder: string, name: ArchiveName): Promise<void> {
    if (!(await this.isRotten(folder, name))) return
    await this.store.queues.add(name.id, {
      run: async () => {
        if (!(await this.isRotten(folder, name))) return
        await quarantine(this.store, folder, name.fileName)
        await putBackArchive(this.store, folder, name)
      },
    })
  }

  private async isRotten(folder: string, name: ArchiveName): Promise<boolean> {
    const problem = await archiveProblem(this.store.fs, folder, name)
    return problem !== null && problem !== 'missing'
  }

  private async checkObject(folder: string, sha256: string): Promise<void> {
    const { store } = this
    if ((await hashFile(store.fs, store.paths.object(sha256))) === sha256) return
    // Without a good copy it stays where it is: part of a picture is more than none.
    if (!(await store.copies?.object(sha256)))
      return store.notices.add('quarantined', { fileName: `${sha256}.bin` })
    await quarantine(store, folder, `${sha256}.bin`)
    await putBackObject(store, sha256)
  }

  private async namesIn(folder: string): Promise<string[]> {
    return this.store.fs.list(folder).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
  }
}
