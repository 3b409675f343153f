import { expect, test } from './fixtures.ts'
import { launchDesktop, whyNoElectron, type Desktop } from './launch-electron.ts'

const missing = whyNoElectron()

test.describe('the desktop program, for real', () => {
  test.skip(missing !== null, missing ?? '')

  let desktop: Desktop
  test.beforeEach(async ({ library }, { outputPath }) => {
    desktop = await launchDesktop(library, { settings: outputPath('settings') })
  })
  test.afterEach(() => desktop.close())

  test('shows the library in one sandboxed window', async () => {
    expect(desktop.app.windows()).toHaveLength(1)
    expect(desktop.page.url()).toBe('app://workbench/')
    expect(
      await desktop.page.evaluate(() => [
        typeof globalThis,
        'require' in globalThis,
        'process' in globalThis,
      ]),
    ).toEqual(['object', false, false])
  })

  test('lets its page reach nothing outside', async () => {
    const outcomes = await desktop.page.evaluate(() =>
      Promise.all(
        ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/hosts'].map((url) =>
          fetch(url).then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      ),
    )
    expect(outcomes).toEqual(['refused', 'refused', 'refused'])
  })

  test('stays where it is when a page tries to leave or to open a window', async () => {
    await desktop.page.evaluate(() => {
      location.href = 'https://example.org/'
      window.open('https://example.org/')
    })
    await expect.poll(() => desktop.app.windows().length).toBe(1)
    expect(desktop.page.url()).toBe('app://workbench/')
  })

  test('carries the commands of the palette in its native menu', async () => {
    const ids = await desktop.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items.map(({ id }) => id) ?? []),
    )
    expect(ids).toEqual(expect.arrayContaining(['view.palette', 'file.newNote', 'go.meetings']))
  })
})
