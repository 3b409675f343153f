import type { IpcMainEvent, MessagePortMain, WebContents } from 'electron'
import { pageOrigin } from '../../shared/page-port.ts'

/** The one port a page may hand over, or null when the message is not from the page in our own window. */
export function portOfPage(event: IpcMainEvent, page: WebContents | undefined): MessagePortMain | null {
  const frame = event.senderFrame
  if (!page || !frame || event.sender !== page || frame !== page.mainFrame || frame.origin !== pageOrigin)
    return null
  const [port, ...others] = event.ports
  return port && others.length === 0 ? port : null
}
