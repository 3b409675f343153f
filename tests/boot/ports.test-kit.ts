import { EventEmitter } from 'node:events'

/** What arrives at a port: the value, and the ports that travelled with it. */
export type PortMessage = { data: unknown; ports: PortDouble[] }

/** One end of a channel that behaves as Electron's MessagePortMain: it keeps what arrives until it is started. */
export class PortDouble extends EventEmitter {
  #peer: PortDouble | null = null
  #waiting: PortMessage[] | null = []

  static pair(): { port1: PortDouble; port2: PortDouble } {
    const port1 = new PortDouble()
    const port2 = new PortDouble()
    port1.#peer = port2
    port2.#peer = port1
    return { port1, port2 }
  }

  postMessage(value: unknown, transfer: PortDouble[] = []): void {
    const message = { data: structuredClone(value), ports: transfer }
    const peer = this.#peer
    setImmediate(() => {
      if (peer) peer.#receive(message)
    })
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const message of waiting) this.emit('message', message)
  }

  close(): void {
    const peer = this.#peer
    this.#peer = null
    if (!peer) return
    peer.#peer = null
    setImmediate(() => peer.emit('close'))
    this.emit('close')
  }

  #receive(message: PortMessage): void {
    if (this.#waiting) this.#waiting.push(message)
    else this.emit('message', message)
  }
}
