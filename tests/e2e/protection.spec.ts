import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { violations } from './pages/axe.ts'
import { ProtectionPage } from './pages/protection-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

const passphrase = 'winter lake paper bicycle turnip'
const canary = 'Quetzalpapalotl'
const added = 'Xochipilli'

test.use({
  seed: 'catalogue',
  // Index and backups lie beside the library here, where they can be looked through.
  prepare: async ({}, use) => {
    const { XDG_CACHE_HOME, XDG_CONFIG_HOME } = process.env
    await use((library) => {
      process.env['XDG_CACHE_HOME'] = join(dirname(library), 'cache')
      process.env['XDG_CONFIG_HOME'] = join(dirname(library), 'config')
      return Promise.resolve()
    })
    Object.assign(process.env, { XDG_CONFIG_HOME })
    if (XDG_CACHE_HOME === undefined) delete process.env['XDG_CACHE_HOME']
    else process.env['XDG_CACHE_HOME'] = XDG_CACHE_HOME
  },
})

test('an officer protects her library, works in it, and leaves nothing readable behind', async ({
  workbench,
  face,
  library,
}) => {
  const window = new WorkbenchPage(workbench)
  await window.pick('New', /^New note/)
  const note = await window.document()
  await note.goToEnd()
  await note.write(`Notes on ${canary}. `)
  await note.waitUntilSaved()
  const before = new ProtectionPage(workbench)
  await before.open()
  const code = await before.seal(passphrase)
  expect(await holding(library, canary)).toEqual([])
  expect(await holding(dirname(library), canary), 'the backup made before').toHaveLength(1)
  await before.removeOldBackups()
  expect(await holding(dirname(library), canary)).toEqual([])

  const page = await face.reopen()
  const protection = new ProtectionPage(page)
  await expect(protection.form).toBeVisible()
  await expect(page.getByLabel('Passphrase')).toBeFocused()
  await protection.show('Passphrase', 'winter lake paper')
  await expect(page.getByText('This is not the passphrase of this library.')).toBeVisible()
  await expect(page.getByLabel('Passphrase')).toHaveValue('winter lake paper')
  expect(await violations(page)).toEqual([])
  await protection.show('Passphrase', passphrase)

  const inside = new WorkbenchPage(page)
  await inside.switchTo('New note')
  const again = await inside.document()
  await expect(again.text).toContainText(canary)
  await again.goToEnd()
  await again.write(added)
  await again.waitUntilSaved()
  await expect((await inside.search(added)).first()).toContainText('New note')

  await protection.open()
  await protection.changePassphrase(passphrase, 'another long walk home')
  await protection.lock()
  await protection.show('Passphrase', passphrase)
  await expect(page.getByText('This is not the passphrase of this library.')).toBeVisible()
  await protection.button('Use the recovery code').click()
  await protection.show('Recovery code', code)
  await protection.open()
  await expect(page.getByText('You came in by the recovery code.')).toBeVisible()
  await face.close()
  for (const word of [canary, added, passphrase, code])
    expect(await holding(dirname(library), word)).toEqual([])
})

/** Files below a folder in which a word can be read, in whatever case and in one byte a letter or two. */
async function holding(folder: string, word: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = (await readFile(path)).toString('latin1').toLowerCase()
    const wide = Buffer.from(word, 'utf16le').toString('latin1').toLowerCase()
    if (bytes.includes(word.toLowerCase()) || bytes.includes(wide) || path.includes(word)) found.push(path)
  }
  return found
}
