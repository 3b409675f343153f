import { ipcRenderer } from 'electron'
import { askForPort, connectChannel, handOverPort } from '../../shared/page-port.ts'

// The page is handed one MessagePort and nothing of Electron: no function that could be called with other arguments.
window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin || event.data !== askForPort) return
  const { port1, port2 } = new MessageChannel()
  ipcRenderer.postMessage(connectChannel, null, [port2])
  window.postMessage(handOverPort, location.origin, [port1])
})
