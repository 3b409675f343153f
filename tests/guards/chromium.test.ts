import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findChromium } from '../chromium.mjs'
import { projectRoot } from './project-files.test-kit.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-chromium-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const program = (name: string, text: string) => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  return join(folder, name)
}

/** Asks for a Chromium in a process that finds programs in our folder only. */
function provide() {
  const module = pathToFileURL(join(projectRoot, 'tests/chromium.mjs')).href
  const script = `const { provideChromium } = await import(${JSON.stringify(module)})\nconsole.log('found ' + provideChromium())`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: folder },
  })
}

const isDebian =
  existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
const isRoot = process.getuid?.() === 0

describe.skipIf(process.platform !== 'linux')('a Chromium for the journeys', () => {
  it('is found by any of its names', () => {
    const path = program('google-chrome-stable', '')
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(path)
    expect(provide().stdout).toBe(`found ${path}\n`)
  })

  it('is the one that is named, if that is there', () => {
    program('chromium', '')
    const named = program('mine', '')
    expect(findChromium({ PATH: folder, RAPPORTEUR_CHROMIUM: named })).toBe(named)
    expect(findChromium({ PATH: folder, RAPPORTEUR_CHROMIUM: '/nowhere/else' })).toBe(
      join(folder, 'chromium'),
    )
  })

  it.skipIf(!isDebian || !isRoot)('is installed by apt as root on Debian, which says so', () => {
    program(
      'apt-get',
      `echo "$@" >> ${folder}/asked\ncase "$*" in *install*) echo > ${folder}/chromium;; esac`,
    )
    const { stdout, status } = provide()
    expect(status).toBe(0)
    expect(stdout).toContain('No Chromium was found: installing Debian’s with apt-get')
    expect(stdout).toContain(`found ${folder}/chromium`)
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(
      '-y update\n-y install --no-install-recommends chromium\n',
    )
  })

  it.skipIf(!isDebian || !isRoot)('is missed in words when apt cannot install it', () => {
    program('apt-get', 'exit 100')
    expect(provide().stderr).toContain('apt-get update failed, so the journeys have no Chromium to run in.')
  })

  it.skipIf(isDebian && isRoot)('is asked for in words everywhere else', () => {
    expect(provide().stderr).toContain('The journeys need Chromium, Chrome or Edge.')
  })
})
