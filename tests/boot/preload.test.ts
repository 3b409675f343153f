import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { askForPort, connectChannel, handOverPort } from '../../shared/page-port.ts'
import { builtFolder } from './boot.test-kit.ts'

const source = readFileSync(join(builtFolder, 'preload/preload.cjs'), 'utf8')

/** Runs the built preload with what a sandboxed one has, and plays the page. */
function runPreload() {
  const required: string[] = []
  const sent: { channel: string; message: unknown; ports: unknown[] }[] = []
  const posted: { message: unknown; origin: string; ports: unknown[] }[] = []
  const listeners: ((event: object) => void)[] = []
  const window = {
    addEventListener: (_type: string, listener: (event: object) => void) => listeners.push(listener),
    postMessage: (message: unknown, origin: string, ports: unknown[]) =>
      posted.push({ message, origin, ports }),
  }
  const electron = {
    ipcRenderer: {
      postMessage: (channel: string, message: unknown, ports: unknown[]) =>
        sent.push({ channel, message, ports }),
    },
    contextBridge: {
      exposeInMainWorld: () => {
        throw new Error('nothing of Electron is exposed to the page')
      },
    },
  }
  const allowed = ['electron', 'events', 'timers', 'url']
  const nodeRequire = createRequire(import.meta.url)
  const require = (name: string): unknown => {
    required.push(name)
    if (!allowed.includes(name)) throw new Error(`a sandboxed preload cannot require ${name}`)
    return name === 'electron' ? electron : nodeRequire(name)
  }
  class Channel {
    port1 = { end: 'page' }
    port2 = { end: 'host' }
  }
  const globals = {
    require,
    window,
    location: { origin: 'app://workbench' },
    MessageChannel: Channel,
    exports: {},
    module: {},
  }
  runInContext(source, createContext(globals))
  const say = (event: object) => {
    for (const listener of listeners)
      listener({ source: window, origin: 'app://workbench', data: askForPort, ...event })
  }
  return { required, sent, posted, listeners, say }
}

describe('the built preload', () => {
  it('requires nothing a sandbox does not have', () => {
    expect(runPreload().required).toEqual(['electron'])
  })

  it('is small: one line to the workbench and no library', () => {
    expect(source.split('\n').length).toBeLessThan(30)
    expect(source).not.toMatch(/\b(zod|orpc|process|Buffer|eval|Function)\b/)
  })

  it('does nothing by itself but listen', () => {
    const { sent, posted, listeners } = runPreload()
    expect([sent, posted, listeners.length]).toEqual([[], [], 1])
  })

  it('hands the page one end of a channel and the host the other, each time it is asked', () => {
    const { sent, posted, say } = runPreload()
    say({})
    expect(sent).toEqual([{ channel: connectChannel, message: null, ports: [{ end: 'host' }] }])
    expect(posted).toEqual([{ message: handOverPort, origin: 'app://workbench', ports: [{ end: 'page' }] }])
    say({})
    expect([sent.length, posted.length]).toEqual([2, 2])
  })

  it.each([
    ['another window', { source: {} }],
    ['no window', { source: null }],
    ['another origin', { origin: 'https://example.org' }],
    ['other words', { data: 'something else' }],
    ['the words in a list', { data: [askForPort] }],
  ])('is deaf to %s', (_who, event) => {
    const { sent, posted, say } = runPreload()
    say(event)
    expect([sent, posted]).toEqual([[], []])
  })
})
