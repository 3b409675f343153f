import { RPCLink } from '@orpc/client/message-port'
import { askForPort, handOverPort } from '../../shared/page-port.ts'
import type { Dial } from './line.ts'

/** Milliseconds the preload has to answer; it does so at once or never. */
const patience = 3000

/** The desktop host's line: a MessagePort the preload hands over when it is asked. */
export const dialDesktop: Dial = async () => {
  const port = await askPort()
  port.start()
  return {
    link: new RPCLink({ port }),
    assetBase: '/',
    onClose: (listener) => port.addEventListener('close', () => listener(), { once: true }),
    close: () => port.close(),
  }
}

function askPort(): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(late)
      window.removeEventListener('message', take)
    }
    const take = (event: MessageEvent<unknown>) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== handOverPort || !port) return
      stop()
      resolve(port)
    }
    const late = setTimeout(() => {
      stop()
      reject(new Error('the host handed over no port'))
    }, patience)
    window.addEventListener('message', take)
    window.postMessage(askForPort, location.origin)
  })
}
