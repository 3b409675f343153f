import type { PackProgress } from '../../shared/contract/packs.ts'
import type { RecordId } from '../../shared/model/ids.ts'

/** Packs of the library as one file each. */
export interface PackBuilds {
  /** Binds a pack and keeps the file as an artifact; the last progress names it. */
  build(id: RecordId, signal?: AbortSignal): AsyncGenerator<PackProgress, void>
}

export function createPackBuilds(_ports: object): PackBuilds {
  // biome: replaced when binding lands
  return {
    async *build() {
      throw new Error('binding is not there yet')
    },
  }
}
