import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doc, paragraph } from '../../shared/document/build.ts'
import { BootedDesktop, until, type PageClient } from './boot.test-kit.ts'
import { attempt } from './window-double.test-kit.ts'

let desktop: BootedDesktop
let page: PageClient

beforeAll(async () => {
  desktop = await new BootedDesktop().start()
})
afterAll(() => desktop.remove())

describe('the built program, before Electron is ready', () => {
  it('has asked for the sandbox, its own scheme and a Chromium that keeps to itself', () => {
    const { calls, schemes, switches } = desktop.electron
    expect({ calls, schemes, switches }).toMatchSnapshot()
  })

  it('has opened nothing', () => {
    expect(desktop.electron.processes).toEqual([])
  })
})

describe('the built program, once Electron is ready', () => {
  beforeAll(async () => {
    await desktop.becomeReady()
    page = desktop.connectPage().client
  })

  it('opens one window, sandboxed and isolated, on its own page', () => {
    const { preload, ...preferences } = desktop.window.options['webPreferences'] as Record<string, unknown>
    expect(preferences).toMatchSnapshot()
    expect(String(preload)).toMatch(/out[\\/]preload[\\/]preload\.cjs$/)
    expect(existsSync(String(preload))).toBe(true)
    expect(desktop.window.calls).toContain('load app://workbench/')
  })

  it('fetches no dictionary', () => {
    expect(desktop.electron.calls).toEqual(
      expect.arrayContaining(['spell checker false', 'spell languages 0']),
    )
  })

  it('makes a first library with the catalogue in the person’s documents', async () => {
    const { name, counts, readOnly } = await page.library.status()
    expect({ name, readOnly }).toEqual({ name: 'Rapporteur', readOnly: null })
    expect(counts.theme).toBe(19)
    expect(counts.mechanism).toBeGreaterThan(20)
    expect(readdirSync(join(desktop.folder, 'documents'))).toEqual(['Rapporteur'])
  })

  it('serves the page under its policy, by the manifest only', async () => {
    const index = await desktop.electron.fetch('/')
    expect(index.status).toBe(200)
    expect(Object.fromEntries(index.headers)).toMatchSnapshot()
    expect(await index.text()).toContain('<div id="root">')
    for (const path of [
      '/../package.json',
      '/%2e%2e/main/main.js',
      '/main/main.js',
      '/preload/preload.cjs',
      '/page-manifest.json',
    ]) {
      expect((await desktop.electron.fetch(path)).status).toBe(404)
    }
  })

  it('describes itself as the desktop, with all its abilities but those it lacks', async () => {
    expect(await page.host.describe()).toMatchObject({
      host: 'desktop',
      capabilities: { nativeDialogs: true, openExternalLinks: true, switchLibrary: true, nativeMenu: true },
    })
  })

  it('keeps what the page writes', async () => {
    const note = await page.documents.create({ type: 'note', title: 'Corridor talk', language: 'en' })
    expect((await page.records.get({ id: note.record.id })).record).toMatchObject({ title: 'Corridor talk' })
  })

  it('sends what is chosen in the menu to the page', async () => {
    const stop = new AbortController()
    const commands = await page.host.commands(undefined, { signal: stop.signal })
    const first = commands.next()
    // The subscription crosses two processes before it is there, and a command nobody hears is dropped.
    const again = setInterval(() => desktop.electron.choose('view.palette'), 50)
    expect((await first).value).toEqual({ command: 'view.palette' })
    clearInterval(again)
    stop.abort()
  })
})

describe('a page of the built program', () => {
  const contents = () => desktop.window.webContents

  it('cannot leave', () => {
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://example.org/',
        'app://workbench/other',
        'app://workbench.evil/',
        'file:///etc/passwd',
        'about:blank',
      ]) {
        expect([event, url, attempt(contents(), event, { url }).prevented]).toEqual([event, url, true])
      }
      expect(attempt(contents(), event, { url: 'app://workbench/' }).prevented).toBe(false)
    }
    expect(attempt(contents(), 'will-attach-webview').prevented).toBe(true)
  })

  it('cannot open another window', () => {
    expect(contents().openHandler?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
  })

  it('is given no permission but to copy text', () => {
    const handlers = desktop.electron.sessionHandlers
    const request = handlers.get('request') as (
      c: unknown,
      p: string,
      answer: (ok: boolean) => void,
      d: object,
    ) => void
    const check = handlers.get('check') as (c: unknown, p: string, origin: string, d: object) => boolean
    const device = handlers.get('device') as () => boolean
    const asked = (permission: string, requestingUrl = 'app://workbench/', isMainFrame = true) => {
      const outcomes = new Set<boolean>()
      request(null, permission, (ok) => outcomes.add(ok), { isMainFrame, requestingUrl })
      outcomes.add(check(null, permission, requestingUrl, { isMainFrame }))
      return [...outcomes]
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'fullscreen',
      'pointerLock',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'display-capture',
      'unknown',
    ]) {
      expect([permission, asked(permission)]).toEqual([permission, [false]])
    }
    expect(asked('clipboard-sanitized-write')).toEqual([true])
    expect(asked('clipboard-sanitized-write', 'https://example.org/')).toEqual([false])
    expect(asked('clipboard-sanitized-write', 'app://workbench/', false)).toEqual([false])
    expect(device()).toBe(false)
  })

  it('reaches nothing outside, by whatever scheme', () => {
    const filter = desktop.electron.sessionHandlers.get('web request') as (
      details: { url: string },
      answer: (outcome: { cancel: boolean }) => void,
    ) => void
    const isCancelled = (url: string) => {
      let cancelled: boolean | undefined
      filter({ url }, ({ cancel }) => (cancelled = cancel))
      return cancelled
    }
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1/',
      'ws://x/',
      'file:///etc/passwd',
      'ftp://x/',
      'devtools://devtools/',
      'application:x',
    ]) {
      expect([url, isCancelled(url)]).toEqual([url, true])
    }
    for (const url of ['app://workbench/', 'blob:app://workbench/1', 'data:image/png;base64,']) {
      expect([url, isCancelled(url)]).toEqual([url, false])
    }
  })

  it('is connected only from the main frame of its own window', async () => {
    const strangers = [
      desktop.connectPage({}, contents().mainFrame),
      desktop.connectPage(contents(), { origin: 'app://workbench' }),
    ]
    const silence = Promise.race([
      ...strangers.map(({ client }) => client.host.describe()),
      new Promise((resolve) => setTimeout(() => resolve('nobody answered'), 500)),
    ])
    expect(await silence).toBe('nobody answered')
  })

  it('hands a link out only after the person said so', async () => {
    const { electron } = desktop
    const href = 'https://example.org/report?a=1'
    electron.answers.push('Cancel')
    expect(await page.host.openLink({ href })).toEqual({ opened: false })
    expect(electron.asked.at(-1)?.message).toContain('example.org')
    electron.answers.push('Copy address')
    expect(await page.host.openLink({ href })).toEqual({ opened: false })
    expect(electron.copied).toEqual([href])
    expect(electron.opened).toEqual([])
    electron.answers.push('Open')
    expect(await page.host.openLink({ href })).toEqual({ opened: true })
    expect(electron.opened).toEqual([href])
  })

  it('hands out no other kind of link and asks nobody about it', async () => {
    const before = desktop.electron.asked.length
    for (const href of [
      'http://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      '\\\\server\\share',
      'ms-msdt:x',
    ]) {
      expect(await page.host.openLink({ href })).toEqual({ opened: false })
    }
    expect(desktop.electron.asked).toHaveLength(before)
    expect(desktop.electron.opened).toHaveLength(1)
  })
})

describe('bytes in the built program', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
    'base64',
  )

  it('come in and go out by their SHA-256', async () => {
    const upload = await desktop.electron.fetch('/asset', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'dot.png' },
      body: png,
    })
    const { sha256, mediaType } = (await upload.json()) as { sha256: string; mediaType: string }
    expect(mediaType).toBe('image/png')
    const back = await desktop.electron.fetch(`/asset/${sha256}`)
    expect(back.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await back.arrayBuffer()).equals(png)).toBe(true)
  })

  it('of an export are typeset in a process of their own and put where the person says', async () => {
    const note = await page.documents.create({ type: 'note', title: 'For the press', language: 'en' })
    const stages: string[] = []
    let artifactId = ''
    for await (const progress of await page.typesetting.export({ id: note.record.id })) {
      stages.push(progress.stage)
      if (progress.stage === 'done') artifactId = progress.artifactId
    }
    expect(stages.at(-1)).toBe('done')
    expect(desktop.electron.processes.map(({ entry }) => entry)).toEqual([
      'workbench-process',
      'compile-child',
    ])
    const pdf = Buffer.from(await (await desktop.electron.fetch(`/artifact/${artifactId}`)).arrayBuffer())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

    desktop.electron.answers.push(null)
    expect(await page.host.saveArtifact({ artifactId, suggestedName: 'x.pdf' })).toBeNull()
    const target = join(desktop.folder, 'press.pdf')
    desktop.electron.answers.push(target)
    expect(await page.host.saveArtifact({ artifactId, suggestedName: 'x.pdf' })).toEqual({
      fileName: 'press.pdf',
    })
    expect(readFileSync(target).equals(pdf)).toBe(true)
  })
})

describe('a cancelled export in the built program', () => {
  it('ends with its process, and the next one has a new process', async () => {
    const { record, rev } = await page.documents.create({ type: 'note', title: 'Long', language: 'en' })
    const long = doc(...Array.from({ length: 4_000 }, (_, n) => paragraph(`Paragraph ${n} of a long note.`)))
    await page.documents.save({ id: record.id, baseRev: rev, body: long, kind: 'manual' })
    for await (const { stage } of await page.typesetting.export({ id: record.id })) {
      if (stage === 'typesetting') break
    }
    const children = () => desktop.electron.processes.filter(({ entry }) => entry === 'compile-child')
    await children().at(-1)?.quiet
    const before = children().length

    const note = await page.documents.create({ type: 'note', title: 'Short', language: 'en' })
    const stages: string[] = []
    for await (const { stage } of await page.typesetting.export({ id: note.record.id })) stages.push(stage)
    expect(stages.at(-1)).toBe('done')
    expect(children()).toHaveLength(before + 1)
  })
})

describe('libraries in the built program', () => {
  it('are changed for another, and the page starts over', async () => {
    const second = join(desktop.folder, 'second')
    desktop.electron.answers.push(second)
    await page.host.openLibrary({ create: true }).catch(() => undefined)
    await until(() => desktop.window.calls.includes('reload'))
    page = desktop.connectPage().client
    expect((await page.library.status()).name).toBe('second')
    expect(await page.host.recentLibraries()).toMatchObject([
      { name: 'second', current: true },
      { name: 'Rapporteur', current: false },
    ])
    const recent = desktop.electron.menu.find(({ id }) => id === 'library')
    expect(JSON.stringify(recent)).toContain('"label":"second"')
  })

  it('stay open when the other folder holds none, and the person is told', async () => {
    desktop.electron.answers.push(join(desktop.folder, 'userData'), 'OK')
    expect(await page.host.openLibrary({ create: false })).toEqual({ opened: false })
    expect(desktop.electron.asked.at(-1)).toMatchObject({
      detail: expect.stringContaining('holds no library'),
    })
    expect((await page.library.status()).name).toBe('second')
  })

  it('come back by themselves when their process dies, without starting the page over', async () => {
    const reloads = () => desktop.window.calls.filter((call) => call === 'reload').length
    const before = reloads()
    const workbench = desktop.electron.processes.findLast(({ entry }) => entry === 'workbench-process')
    workbench?.kill()
    page = desktop.connectPage().client
    expect((await page.library.status()).name).toBe('second')
    expect(reloads()).toBe(before)
  })
})

describe('the end of the built program', () => {
  it('waits for the page to save', async () => {
    const { window } = desktop
    window.holdsOpen = true
    window.close()
    expect(window.isDestroyed()).toBe(false)
    window.holdsOpen = false
    await until(() => window.isDestroyed())
    expect(desktop.electron.asked.at(-1)?.message).not.toContain('not saved')
  })

  it('keeps the place of the window and lets the library go before it ends', async () => {
    const state: unknown = JSON.parse(readFileSync(join(desktop.folder, 'userData/window.json'), 'utf8'))
    expect(state).toEqual({ bounds: { x: 40, y: 50, width: 1100, height: 700 }, maximized: false })
    const ended = new Promise((resolve) => desktop.electron.app.once('quit', () => resolve('ended')))
    desktop.electron.app.emit('window-all-closed')
    expect(await ended).toBe('ended')
  })
})
