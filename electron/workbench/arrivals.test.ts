import { describe, expect, it } from 'vitest'
import { createMemoryWorkbench } from '../../tests/contract/workbench.test-kit.ts'
import { createArrivals } from './arrivals.ts'

async function* bytes(text: string) {
  for (const character of text) yield Buffer.from(character)
}

describe('bundles that wait to be opened', () => {
  it('are known by their ending, whatever its letters', () => {
    const arrivals = createArrivals(10)
    expect(['a.rapporteur', 'A.RAPPORTEUR', 'a.rapporteur.pdf', 'rapporteur'].map(arrivals.takes)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('are two at most, and the newest is the one that is asked for', async () => {
    const arrivals = createArrivals(10)
    const [first, second, third] = await Promise.all(
      ['one', 'two', 'three'].map((text) => arrivals.keep(bytes(text), `${text}.rapporteur`)),
    )
    expect(arrivals.newest()?.fileName).toBe('three.rapporteur')
    expect(arrivals.get(first?.sha256 ?? '')).toBeNull()
    expect(arrivals.forget(third?.sha256 ?? '')).toBe(true)
    expect(arrivals.forget(third?.sha256 ?? '')).toBe(false)
    expect(arrivals.newest()).toEqual(second)
  })

  it('are read no further than may be taken in', async () => {
    let read = 0
    const endless = (async function* () {
      for (;;) yield Buffer.alloc((read += 4) && 4)
    })()
    await expect(createArrivals(10).keep(endless, 'x.rapporteur')).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(read).toBe(12)
  })

  it('leave no trace in the library', async () => {
    const workbench = await createMemoryWorkbench()
    const { sha256 } = await workbench.assets.upload(bytes('not checked yet'), 'x.rapporteur')
    await expect(workbench.library.objectPath(sha256)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await workbench.assets.read(sha256)).toBeNull()
    await workbench.close()
  })
})
