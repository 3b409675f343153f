import { spawnSync } from 'node:child_process'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SmallProject } from './launch.test-kit.ts'

let project: SmallProject
beforeEach(() => {
  project = new SmallProject()
})
afterEach(() => project.remove())

describe('a command from a checkout', () => {
  it('builds what it needs first, saying so on standard error only', () => {
    const { status, stdout, stderr } = project.run('cli.mjs', ['list', 'folder', '--json'])
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'list folder --json\n' })
    expect(stderr).toContain('Building Rapporteur (main)')
    expect(project.builds()).toEqual(['main'])
  })

  it('builds nothing again while nothing changed', () => {
    project.run('cli.mjs', ['list'])
    expect(project.run('cli.mjs', ['list']).stderr).toBe('')
    expect(project.builds()).toEqual(['main'])
  })

  it('builds again when a source changed, even to an older file, but not for a test', () => {
    project.run('cli.mjs', ['list'])
    project.write('electron/cli/main.test.ts', 'another test')
    project.run('cli.mjs', ['list'])
    expect(project.builds()).toHaveLength(1)
    project.write('shared/model.ts', 'changed')
    project.run('cli.mjs', ['list'])
    expect(project.builds()).toHaveLength(2)
    utimesSync(join(project.root, 'shared/model.ts'), 1, 1)
    project.run('cli.mjs', ['list'])
    expect(project.builds()).toHaveLength(3)
  })

  it('builds the page only to serve it', () => {
    project.run('cli.mjs', ['serve', 'folder'])
    expect(project.builds()).toEqual(['all'])
    expect(JSON.parse(project.read('out/page-manifest.json'))).toMatchObject({
      '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
      '/index.html': { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    project.write('renderer/index.html', 'another page')
    project.run('cli.mjs', ['list'])
    project.run('cli.mjs', ['serve', 'folder'])
    expect(project.builds()).toEqual(['all', 'page'])
  })

  it('hands on the exit code of the command', () => {
    expect(project.run('cli.mjs', ['fail']).status).toBe(7)
  })

  it('says in one line when it cannot be built, and leaves the last build in place', () => {
    project.run('cli.mjs', ['list'])
    project.write('electron/cli/main.ts', 'broken')
    const { status, stdout, stderr } = project.run('cli.mjs', ['list'])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/Rapporteur could not be built: the build ended with exit code 3\n$/)
    expect(project.read('out/main/cli.js')).toContain('serve')
    expect(project.run('build.mjs').status).toBe(1)
  })

  it('does not wait for a build that was killed', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    project.write('out/.building', String(pid))
    expect(project.run('cli.mjs', ['list']).stdout).toBe('list \n')
    expect(project.builds()).toEqual(['main'])
  })

  it('is built once when two are started together', async () => {
    await project.runTwice('cli.mjs')
    expect(project.builds()).toEqual(['main'])
  })
})

describe.skipIf(process.platform === 'win32')('npm start', () => {
  const display = { DISPLAY: ':99' }
  const ranTheWindow = /Rapporteur cannot show its own window/

  it('says why there is no window where Electron’s runtime is missing, and serves a new library', () => {
    const { status, stdout, stderr } = project.run('start.mjs')
    expect(stdout).toContain('cannot show its own window: Electron’s runtime is not installed here')
    expect(stdout).toContain('http://127.0.0.1:41234/#t=secret')
    expect(stderr).toContain(`init ${join(project.root, 'home/Rapporteur')}`)
    expect(status).toBe(0)
  })

  it('serves the library it is given, and makes none where there is one', () => {
    project.write('mine/library.json', '{}')
    const { stdout, stderr } = project.run('start.mjs', ['mine'])
    expect(stdout).toContain('http://127.0.0.1:41234/')
    expect(stderr).not.toContain('init')
  })

  it('does not even try Electron without a display', () => {
    project.installElectron('echo tried > tried')
    expect(project.run('start.mjs').stdout).toContain('there is no display to open a window on')
    expect(() => project.read('tried')).toThrow()
  })

  it('opens the window with the library it is given, and is done when that closes', () => {
    project.installElectron('echo "$@" > opened')
    const { status, stdout } = project.run('start.mjs', ['mine'], display)
    expect([status, stdout]).toEqual([0, ''])
    expect(project.read('opened').trim()).toBe(`${project.root} ${join(project.root, 'mine')}`)
  })

  it('says in Electron’s own words why its window did not stay, and opens the browser instead', async () => {
    project.installElectron('echo "libnss3.so: cannot open shared object file" >&2; exit 127')
    project.write('bin/xdg-open', `#!/bin/sh\necho "$1" > browsed\n`, 0o755)
    const { stdout } = project.run('start.mjs', [], display)
    expect(stdout).toMatch(ranTheWindow)
    expect(stdout).toContain('Electron ended at once (libnss3.so: cannot open shared object file)')
    // The browser is nobody's child: it may still be starting when the launcher is done.
    await vi.waitFor(
      () => expect(project.read('browsed').trim()).toMatch(/^http:\/\/127\.0\.0\.1:41234\/#t=[\w-]{43}$/),
      10_000,
    )
  })

  it('says so when no browser can be started either', () => {
    const { stdout } = project.run('start.mjs', [], { ...display, PATH: '' })
    expect(stdout).toContain('please open the address yourself')
  })

  it('never requires the electron package, which would start a download', () => {
    project.write('node_modules/electron/index.js', 'require("node:fs").writeFileSync("required", "")')
    project.write('node_modules/electron/package.json', '{ "main": "index.js" }')
    project.run('start.mjs')
    expect(() => project.read('required')).toThrow()
  })
})
