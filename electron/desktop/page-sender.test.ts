import type { IpcMainEvent, MessagePortMain, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { portOfPage } from './page-sender.ts'

const port = {} as MessagePortMain
const frame = (origin: string) => ({ origin })
const main = frame('app://workbench')
const page = { mainFrame: main } as unknown as WebContents
const event = (parts: object) =>
  ({ sender: page, senderFrame: main, ports: [port], ...parts }) as unknown as IpcMainEvent

describe('a port that comes from a page', () => {
  it('is taken from the main frame of our own window', () => {
    expect(portOfPage(event({}), page)).toBe(port)
  })

  it.each([
    ['another window', { sender: { mainFrame: main } }],
    ['a frame inside the page', { senderFrame: frame('app://workbench') }],
    ['a frame that is gone', { senderFrame: null }],
    ['no port at all', { ports: [] }],
    ['two ports', { ports: [port, port] }],
  ])('is refused from %s', (_who, parts) => {
    expect(portOfPage(event(parts), page)).toBeNull()
  })

  it('is refused from our window when something else is shown in it, or when there is no window', () => {
    const stranger = frame('https://example.org')
    const shown = { mainFrame: stranger } as unknown as WebContents
    expect(portOfPage(event({ sender: shown, senderFrame: stranger }), shown)).toBeNull()
    expect(portOfPage(event({}), undefined)).toBeNull()
  })
})
