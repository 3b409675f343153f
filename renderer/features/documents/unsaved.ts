import type { OpenedDocument } from '../../../shared/contract/documents.ts'
import type { Client } from '../../api/client.ts'
import { holdForWords } from '../../app/pending-words.ts'
import { createBrowserSpill, createMemorySpill, createSpillSeal, type SpillPort } from '../../editor/index.ts'
import { bodyOf } from './body-of.ts'

const ports = new WeakMap<Client, SpillPort>()

/** Where words wait until the workbench has said that they are on the disk; sealed there where the library is. */
export function spillOf(client: Client): SpillPort {
  const known = ports.get(client)
  if (known) return known
  const made = holding(
    typeof indexedDB === 'undefined'
      ? createMemorySpill()
      : createBrowserSpill(
          indexedDB,
          createSpillSeal(async () => (await client.protection.spillKey()).key),
        ),
  )
  ports.set(client, made)
  return made
}

function holding(spill: SpillPort): SpillPort {
  return {
    ...spill,
    keep(spilled) {
      const keeping = spill.keep(spilled)
      holdForWords(keeping)
      return keeping
    },
  }
}

/** Words of this document that were never saved: a page or machine that died while the workbench was away. */
export async function findUnsaved(client: Client, opened: OpenedDocument) {
  const spill = spillOf(client)
  const found = await spill.find(opened.record.id)
  if (!found) return null
  if (JSON.stringify(found.body) === JSON.stringify(bodyOf(opened))) {
    await spill.drop(opened.record.id)
    return null
  }
  return { body: found.body, baseRev: found.baseRev }
}
