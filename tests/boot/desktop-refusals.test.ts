import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { BootedDesktop, until } from './boot.test-kit.ts'
import { WindowDouble } from './window-double.test-kit.ts'

let desktop: BootedDesktop
const others: BootedDesktop[] = []
afterEach(async () => {
  await desktop.remove()
  for (const other of others.splice(0)) await other.remove()
})

const quits = () => desktop.electron.calls.filter((call) => call === 'quit').length

describe('the built program', () => {
  it('gives way to one that runs already', async () => {
    desktop = new BootedDesktop()
    desktop.electron.isFirstInstance = false
    await desktop.start()
    desktop.electron.becomeReady()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(quits()).toBe(1)
    expect(desktop.electron.processes).toEqual([])
  })

  it('brings its window forward when it is started again', async () => {
    desktop = await new BootedDesktop().start()
    await desktop.becomeReady()
    desktop.electron.app.emit('second-instance')
    expect(desktop.window.calls).toContain('focus')
  })

  it('hands a bundle it is opened with to the page, and takes it for no library', async () => {
    desktop = await new BootedDesktop().start()
    await desktop.becomeReady()
    const { client } = desktop.connectPage()
    expect(await client.bundles.waiting()).toBeNull()
    const file = join(desktop.folder, 'back.rapporteur')
    writeFileSync(file, 'PK')
    desktop.electron.app.emit('second-instance', {}, ['program', file], desktop.folder)
    await expect
      .poll(() => client.bundles.waiting(), { timeout: 20_000 })
      .toMatchObject({ fileName: 'back.rapporteur', size: 2, encrypted: false })
    expect((await client.host.recentLibraries()).map(({ name }) => name)).toEqual(['Rapporteur'])
  })

  it('offers developer tools only where it is not packaged', async () => {
    desktop = new BootedDesktop()
    desktop.electron.app.isPackaged = false
    await desktop.start()
    await desktop.becomeReady()
    expect(desktop.window.options['webPreferences']).toMatchObject({ devTools: true, sandbox: true })
    expect(JSON.stringify(desktop.electron.menu)).toContain('toggleDevTools')
  })

  it('changes nothing in a folder that is no library, asks for another, and ends when there is none', async () => {
    desktop = new BootedDesktop()
    const folder = join(desktop.folder, 'documents/Rapporteur')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'holiday.jpg'), 'x')
    const windows = WindowDouble.all.length
    await desktop.start()
    desktop.electron.answers.push('OK', null)
    desktop.electron.becomeReady()
    await until(() => quits() > 0)
    expect(desktop.electron.asked.map(({ message }) => message)).toEqual([
      'The library “Rapporteur” could not be opened.',
    ])
    expect(WindowDouble.all).toHaveLength(windows)
  })

  it('opens the library chosen instead', async () => {
    desktop = new BootedDesktop()
    const folder = join(desktop.folder, 'documents/Rapporteur')
    mkdirSync(folder, { recursive: true })
    const first = await new BootedDesktop().start()
    others.push(first)
    await first.becomeReady()
    const library = join(first.folder, 'documents/Rapporteur')
    await desktop.start()
    desktop.electron.answers.push('OK', library)
    await desktop.becomeReady()
    expect(await desktop.connectPage().client.host.recentLibraries()).toMatchObject([
      { folder: library, current: true },
    ])
  })

  it('makes a library again from a backup where the one it knows cannot be opened', async () => {
    const first = await new BootedDesktop().start()
    others.push(first)
    await first.becomeReady()
    const made = await first.connectPage().client.records.create({ kind: 'person', name: 'Amina Diallo' })
    let last
    for await (const step of await first.connectPage().client.backups.now()) last = step
    expect(last?.outcomes).toMatchObject([{ place: 'own', problem: null }])
    const backups = join(first.folder, 'config/rapporteur/backups')

    desktop = new BootedDesktop()
    const lost = join(desktop.folder, 'documents/Rapporteur')
    mkdirSync(lost, { recursive: true })
    writeFileSync(join(lost, 'holiday.jpg'), 'x')
    const fresh = join(desktop.folder, 'again')
    await desktop.start()
    desktop.electron.answers.push('Restore from a backup…', backups, fresh)
    await desktop.becomeReady()
    const { client } = desktop.connectPage()
    expect(await client.host.recentLibraries()).toMatchObject([{ folder: fresh, current: true }])
    expect((await client.records.get({ id: made.record.id })).record).toMatchObject({ name: 'Amina Diallo' })
  })

  it('does not start a workbench for ever that keeps dying: it asks', async () => {
    desktop = await new BootedDesktop().start()
    await desktop.becomeReady()
    desktop.electron.answers.push('Quit')
    const running = () => desktop.electron.processes.at(-1)
    for (let deaths = 1; deaths <= 4; deaths += 1) {
      await desktop.connectPage().client.host.describe()
      running()?.kill()
      await until(() => desktop.electron.processes.length > deaths || desktop.electron.asked.length > 0)
    }
    await until(() => quits() > 0)
    expect(desktop.electron.asked.at(-1)?.message).toContain('has stopped several times')
    expect(desktop.electron.processes).toHaveLength(4)
  })

  it('asks before it closes over words that cannot be saved', async () => {
    desktop = await new BootedDesktop().start()
    await desktop.becomeReady()
    const { window } = desktop
    window.holdsOpen = true
    desktop.electron.answers.push('Keep open', 'Close and lose them')
    window.close()
    await until(() => desktop.electron.asked.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(window.isDestroyed()).toBe(false)
    window.close()
    await until(() => window.isDestroyed())
    expect(desktop.electron.asked).toHaveLength(2)
  })
})
