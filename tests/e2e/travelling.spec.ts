import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openLoopbackFace } from './faces/loopback-face.ts'
import { expect, test as journey } from './fixtures.ts'
import { Bundles } from './pages/bundles.ts'

/** A second officer, with a library and a program of their own. */
const test = journey.extend<{ elsewhere: Page }>({
  elsewhere: async ({ seeds, browser }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rapporteur-elsewhere-'))
    const library = join(folder, 'Library')
    await cp(seeds.catalogue, library, { recursive: true })
    const face = await openLoopbackFace(library, browser)
    await use(face.page)
    await face.close()
    await rm(folder, { recursive: true, force: true })
  },
})

test.skip(({ shell }) => shell === 'desktop', 'one user has one desktop program at a time')

const passphrase = 'granite harbour violin seven'
const meeting = /^Inclusive and innovative/
const note = 'Note on the first workshop'

test.describe('a meeting goes to a second laptop', () => {
  test('and comes back with what was written there, beside what was written here', async ({
    workbench,
    elsewhere,
  }) => {
    const here = new Bundles(workbench)
    const there = new Bundles(elsewhere)
    await here.window.choose('Inclusive and innovative', meeting)
    const out = await here.takeAlong(passphrase)
    expect(out.subarray(0, 21).toString()).toBe('age-encryption.org/v1')

    await there.handIn('Workshop.rapporteur', out)
    await there.unlock('some other words')
    await expect(there.opening.getByText(/does not open the file/)).toBeVisible()
    await there.unlock(passphrase)
    await expect(there.record(note)).toContainText('New')
    await there.takeIn()
    await expect(there.record(note)).toContainText('Added')
    await there.opening.getByRole('button', { name: note }).click()
    const text = await there.window.document()
    await text.goToEnd()
    await text.write(' Written on the second laptop.')
    await text.waitUntilSaved()

    const own = await here.window.openDocument(note, note)
    await own.text.click()
    await workbench.keyboard.press('ControlOrMeta+Home')
    await own.write('Written on the first laptop. ')
    await own.waitUntilSaved()

    await there.window.choose('Inclusive and innovative', meeting)
    const back = await there.takeAlong(passphrase)
    await here.handIn('Back.rapporteur', back)
    await here.unlock(passphrase)
    await expect(here.record(note)).toContainText('Changed on both sides')
    await expect(here.record(meeting)).toContainText('The same')
    await here.takeIn()
    await expect(here.record(note)).toContainText('Merged')
    await here.opening.getByRole('button', { name: note }).click()
    await expect(own.text).toContainText('Written on the first laptop.')
    await expect(own.text).toContainText('Written on the second laptop.')
  })

  test('and a file that is no bundle is refused in a sentence', async ({ workbench }) => {
    const here = new Bundles(workbench)
    await here.handIn('Photo.rapporteur', Buffer.from('not a bundle at all'))
    await expect(here.opening.getByRole('alert')).toHaveText(
      '“Photo.rapporteur” is no travelling bundle of Rapporteur. Nothing was changed.',
    )
    await here.close()
  })
})
