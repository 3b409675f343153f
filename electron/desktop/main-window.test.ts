import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WindowDouble } from '../../tests/boot/window-double.test-kit.ts'
import { createMemoryJsonFile } from './json-file.ts'
import { openMainWindow } from './main-window.ts'
import { shellWords } from './words.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A window over a page with unsaved words, and a person who answers every question alike. */
function aWindow(answer: 'wait' | 'close' = 'wait') {
  const asked: string[] = []
  const opened = openMainWindow({
    create: (options) => new WindowDouble({ ...options }) as unknown as BrowserWindow,
    preload: '/preload.cjs',
    developer: false,
    workAreas: () => [{ x: 0, y: 0, width: 1920, height: 1080 }],
    state: createMemoryJsonFile(null),
    words: shellWords(['en']),
    dialogs: {
      ask: ({ message }) => {
        asked.push(message)
        return Promise.resolve(answer)
      },
      chooseFolder: () => Promise.resolve(null),
      chooseSaveTarget: () => Promise.resolve(null),
    },
  })
  const window = opened as unknown as WindowDouble
  window.holdsOpen = true
  let navigations = 0
  window.webContents.on('did-navigate', () => (navigations += 1))
  return { window, asked, navigations: () => navigations }
}

describe('a window whose page has unsaved words', () => {
  it('closes as soon as they are saved, without a question', async () => {
    const { window, asked } = aWindow()
    window.close()
    expect(window.isDestroyed()).toBe(false)
    window.holdsOpen = false
    await vi.advanceTimersByTimeAsync(300)
    expect(window.isDestroyed()).toBe(true)
    expect(asked).toEqual([])
  })

  it('asks where saving does not succeed, and stays for who waits', async () => {
    const { window, asked } = aWindow('wait')
    window.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked).toHaveLength(1)
    expect(window.isDestroyed()).toBe(false)
  })

  it('closes in spite of them for who says so', async () => {
    const { window } = aWindow('close')
    window.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(window.isDestroyed()).toBe(true)
  })

  it('starts over for another library only when they are saved, and does not close for it', async () => {
    const { window, navigations } = aWindow()
    window.reload()
    await vi.advanceTimersByTimeAsync(500)
    expect(navigations()).toBe(0)
    window.holdsOpen = false
    await vi.advanceTimersByTimeAsync(500)
    expect(navigations()).toBe(1)
    expect(window.isDestroyed()).toBe(false)
  })
})
