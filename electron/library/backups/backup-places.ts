import { basename, dirname, join } from 'node:path'
import type { BackupPlace, BackupProblem, PlaceStatus } from '../../../shared/contract/backups.ts'
import { libraryFolder, sealedFolder } from '../library-paths.ts'
import type { Store } from '../records/store.ts'
import { BackupError, toBackupProblem } from './backup-error.ts'
import type { BackupOptions } from './backups.ts'
import { readBackupState, writeBackupState, type BackupState } from './backup-state.ts'
import { chosenPlace, listBackups, ownPlace, readPlaceMarker, readyPlace, type Place } from './place.ts'

const overdueMs = 3 * 24 * 3_600_000

/** The places of one library's backups, and how each fared. */
export class BackupPlaces {
  private state: Promise<BackupState> | null = null

  constructor(
    private readonly store: Store,
    private readonly options: BackupOptions | null,
  ) {}

  async all(): Promise<Place[]> {
    if (!this.options) return []
    const { home, second } = this.options
    const own = ownPlace(home, this.folder)
    if (second !== undefined) return [own, chosenPlace(second, this.folder, null)]
    const chosen = (await this.read()).second
    return chosen ? [own, chosenPlace(chosen.folder, this.folder, chosen.placeId)] : [own]
  }

  /** One of them; BackupError('missing') where the library has no such place. */
  async get(key: BackupPlace): Promise<Place> {
    const place = (await this.all()).find((each) => each.key === key)
    if (!place) throw new BackupError('missing')
    return place
  }

  /** Those whose folder answers now and is the one it was. */
  async reachable(): Promise<Place[]> {
    const places = await this.all()
    const faults = await Promise.all(places.map((place) => this.faultOf(place)))
    return places.filter((_, index) => faults[index] === null)
  }

  async read(): Promise<BackupState> {
    this.state ??= readBackupState(this.store.fs, this.statePath)
    return this.state
  }

  /** Remembers, in this process at once and on the disk as far as it takes it. */
  async change(edit: (state: BackupState) => BackupState): Promise<void> {
    const state = edit(await this.read())
    this.state = Promise.resolve(state)
    if (this.options) await writeBackupState(this.store.fs, this.statePath, state)
  }

  /** Notes how a place fared; the first failure of a row gives the row its beginning. */
  async note(key: BackupPlace, problem: BackupProblem | null): Promise<void> {
    const field = key === 'own' ? 'own' : 'chosen'
    const before = (await this.read())[field]
    if (before.problem === problem) return
    const now = this.store.clock.now().toISOString()
    const failingSince = problem === null ? null : (before.failingSince ?? now)
    await this.change((state) => ({ ...state, [field]: { problem, failingSince } }))
  }

  async setSecond(folder: string | null): Promise<void> {
    if (!this.options) throw new BackupError('missing')
    const fresh = { problem: null, failingSince: null }
    if (folder === null) return this.change((state) => ({ ...state, second: null, chosen: fresh }))
    const place = chosenPlace(folder, this.folder, null)
    const placeId = await readyPlace(this.store.fs, place, (ms) => this.store.clock.pause(ms)).catch(
      (error: unknown) => {
        throw new BackupError(toBackupProblem(error), { cause: error })
      },
    )
    await this.change((state) => ({ ...state, second: { folder, placeId }, chosen: fresh }))
  }

  async status(): Promise<PlaceStatus[]> {
    const state = await this.read()
    return Promise.all((await this.all()).map((place) => this.statusOf(place, state)))
  }

  private async statusOf(place: Place, state: BackupState): Promise<PlaceStatus> {
    const { failingSince, problem } = place.key === 'own' ? state.own : state.chosen
    const now = this.store.clock.now()
    const fault = (await this.faultOf(place)) ?? problem
    const backups = await listBackups(this.store.fs, place.paths).catch(() => [])
    const since = failingSince ?? now.toISOString()
    return {
      place: place.key,
      name: place.chosen === null ? '' : basename(place.chosen) || place.chosen,
      count: backups.length,
      lastAt: backups[0] ? new Date(backups[0].atMs).toISOString() : null,
      problem: fault === null ? null : { code: fault, since },
      overdue: fault !== null && now.getTime() - Date.parse(since) >= overdueMs,
      sameDisk: place.chosen !== null && (await this.isOnLibrarysDisk(place.chosen)),
    }
  }

  private async isOnLibrarysDisk(folder: string): Promise<boolean> {
    const { diskOf } = this.options ?? {}
    if (!diskOf) return false
    const [one, other] = await Promise.all([folder, this.store.paths.root].map(diskOf))
    return one !== null && one === other
  }

  /** What keeps a place from being used now; looked at without making anything. */
  private async faultOf(place: Place): Promise<BackupProblem | null> {
    try {
      if (place.chosen === null) return null
      if (!(await this.store.fs.facts(place.chosen)).isDirectory) return 'missing'
      const marker = await readPlaceMarker(this.store.fs, place.paths)
      return place.placeId !== null && marker?.placeId !== place.placeId ? 'missing' : null
    } catch (error) {
      return toBackupProblem(error)
    }
  }

  /** The library's folder among all backups: what is ciphertext is never mixed with what is not. */
  get folder(): string {
    const { seal, libraryId } = this.store
    return seal ? sealedFolder(libraryId) : libraryFolder(libraryId)
  }

  private get statePath(): string {
    return join(this.options?.home ?? '', this.folder, 'state.json')
  }
}

/** Folders of all libraries' backups that can be looked into from here: the home, and the chosen one. */
export async function homesOf(places: BackupPlaces): Promise<{ key: BackupPlace; folder: string }[]> {
  return (await places.reachable()).map(({ key, paths }) => ({ key, folder: dirname(paths.root) }))
}
