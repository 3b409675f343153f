import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { textOf } from '../../shared/document/walk.ts'
import { aBody, aLaptop, words, type Laptop } from '../../electron/bundles/two-laptops.test-kit.ts'
import { aDocument, anId } from '../builders/records.ts'
import { soak } from './soak.ts'

const id = anId(2)
const runs = soak ? 2_000 : 12

/** What one officer may do; `at` picks a paragraph, or one of the bundles that lie about. */
type Deed = {
  who: 0 | 1
  what: 'change' | 'add' | 'remove' | 'rename' | 'bin' | 'carry' | 'pack' | 'take' | 'settle'
  at: number
}

const deeds: Deed['what'][] = [
  ...Array<'change'>(4).fill('change'),
  ...Array<'carry'>(4).fill('carry'),
  ...(['pack', 'take', 'take'] as const),
  ...(['add', 'remove', 'rename', 'bin', 'settle'] as const),
]

const deed: fc.Arbitrary<Deed> = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.constantFrom(...deeds),
  at: fc.nat(2),
})

/** An officer with a laptop, and every word their document has ever shown. */
class Officer {
  readonly seen = new Set<string>()
  constructor(readonly laptop: Laptop) {}

  async shown(): Promise<Set<string>> {
    return new Set([...(await this.laptop.texts(id)), await this.title()])
  }

  async title(): Promise<string> {
    return this.laptop.library.summaries().get(id)?.title ?? ''
  }

  async look(): Promise<Set<string>> {
    const shown = await this.shown()
    for (const text of shown) this.seen.add(text)
    return shown
  }

  /** Everything in versions that wait to be settled. */
  async waiting(): Promise<Set<string>> {
    const { library } = this.laptop
    const waiting = (await library.history(id)).filter(({ conflict }) => conflict)
    const texts = new Set<string>()
    for (const { rev, hash } of waiting) {
      const { record, body } = await library.readRevision(id, rev, hash)
      texts.add((record as Extract<LibraryRecord, { kind: 'document' }>).title)
      for (const block of (body as DocumentBody).content) texts.add(textOf(block))
    }
    return texts
  }
}

type Carried = { bytes: Uint8Array; shown: Set<string>; seen: Set<string> }

class Journey {
  private made = 0
  readonly bundles: Carried[] = []
  constructor(readonly officers: readonly [Officer, Officer]) {}

  private fresh = (): string => `Words ${(this.made += 1)}.`

  async do({ who, what, at }: Deed): Promise<void> {
    const officer = this.officers[who]
    const { laptop } = officer
    const edit = (change: (content: DocumentBody['content']) => DocumentBody['content']) =>
      laptop.write(id, (body) => {
        const content = change(body.content)
        return aBody(...(content.length > 0 ? content : [words(`p${(this.made += 1)}`, this.fresh())]))
      })
    const isBinned = laptop.library.summaries().get(id)?.trashedAt !== undefined
    if (what === 'change')
      await edit((content) =>
        content.map((node, index) =>
          index === at % content.length ? words(String(node.attrs?.['id']), this.fresh()) : node,
        ),
      )
    if (what === 'add') await edit((content) => [...content, words(`p${(this.made += 1)}`, this.fresh())])
    if (what === 'remove')
      await edit((content) => content.filter((_, index) => index !== at % content.length))
    if (what === 'rename') await laptop.change(id, { title: this.fresh() })
    if (what === 'bin') await laptop.store.move(id, isBinned ? 'library' : 'bin')
    if (what === 'carry' && !isBinned) await this.take(this.officers[1 - who]!, await this.pack(officer))
    if (what === 'pack' && !isBinned) await this.pack(officer)
    if (what === 'take' && this.bundles.length > 0)
      await this.take(officer, this.bundles.at(-1 - (at % this.bundles.length))!)
    if (what === 'settle' && (await laptop.waiting(id)) > 0) {
      // Whoever settles two versions has decided about the words of both.
      for (const text of await officer.waiting()) officer.seen.add(text)
      await laptop.settle(id, at % 2 === 0 ? 'ours' : 'theirs')
    }
    await officer.look()
  }

  async pack(officer: Officer): Promise<Carried> {
    const shown = await officer.look()
    const carried = { bytes: await officer.laptop.pack([id]), shown, seen: new Set(officer.seen) }
    this.bundles.push(carried)
    return carried
  }

  /** Takes a bundle in, however old, and holds the library to what it promises. */
  async take(officer: Officer, { bytes, shown, seen }: Carried): Promise<void> {
    const { laptop } = officer
    const [before, waitedBefore] = [await officer.look(), await officer.waiting()]
    await laptop.take(bytes)
    const [after, waits] = [await officer.shown(), await officer.waiting()]
    const isKept = (text: string) => after.has(text) || waits.has(text)
    // Words of ours go only where their writer had seen them, and theirs only where we had.
    expect([...before].filter((text) => !isKept(text) && !seen.has(text))).toEqual([])
    expect(
      [...shown].filter((text) => !isKept(text) && !officer.seen.has(text) && !waitedBefore.has(text)),
    ).toEqual([])
    await officer.look()
    const revisions = await laptop.revisions()
    const again = await laptop.take(bytes)
    expect(again.every(({ outcome }) => outcome === 'unchanged' || outcome === 'kept')).toBe(true)
    expect(await laptop.revisions()).toBe(revisions)
  }
}

async function twoOfficers(): Promise<Journey> {
  const [a, b] = [new Officer(await aLaptop()), new Officer(await aLaptop())]
  const start = aBody(words('p1', 'One.'), words('p2', 'Two.'))
  await a.laptop.store.add(aDocument(2, { title: 'The title' }), start)
  await a.look()
  const journey = new Journey([a, b])
  await journey.pack(a)
  await b.laptop.take(journey.bundles[0]!.bytes)
  await b.look()
  return journey
}

describe('bundles carried to and fro, old ones too', () => {
  it(
    'never cost a word that nobody decided about, and end with both saying the same',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 16 }), async (deeds) => {
          const journey = await twoOfficers()
          for (const each of deeds) await journey.do(each)
          await agree(journey)
          const [a, b] = journey.officers
          expect(await b.laptop.texts(id)).toEqual(await a.laptop.texts(id))
          expect(await b.title()).toBe(await a.title())
        }),
        { numRuns: runs, endOnFailure: true },
      )
    },
    soak ? 7_200_000 : 120_000,
  )
})

/** The first settles everything for itself; what comes of it goes over, until there is nothing to settle. */
async function agree({ officers: [a, b] }: Journey): Promise<void> {
  for (const { laptop } of [a, b]) {
    if (laptop.library.summaries().get(id)?.trashedAt) await laptop.store.move(id, 'library')
    while ((await laptop.waiting(id)) > 0) await laptop.settle(id, 'ours')
  }
  await a.laptop.take(await b.laptop.pack([id]))
  while ((await a.laptop.waiting(id)) > 0) await a.laptop.settle(id, 'ours')
  await b.laptop.take(await a.laptop.pack([id]))
  expect(await b.laptop.waiting(id)).toBe(0)
}
