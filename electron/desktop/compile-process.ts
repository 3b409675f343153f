// The compile child is plain Node and talks by `process.send`; as a process of Electron's kind it is given a port.
process.parentPort.once('message', ({ ports }) => {
  const [port] = ports
  if (!port) throw new Error('the compile process was started without a port')
  process.send = (message: unknown) => {
    port.postMessage(message)
    return true
  }
  port.on('message', (event) => void process.emit('message', event.data, undefined))
  port.on('close', () => process.exit())
  void import('../typesetting/compile-child.ts').then(() => port.start())
})
