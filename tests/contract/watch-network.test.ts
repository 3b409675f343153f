import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns'
import { resolve4 } from 'node:dns/promises'
import { get } from 'node:http'
import { connect, createServer, type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchNetwork, type NetworkWatch } from './watch-network.test-kit.ts'

let watch: NetworkWatch
beforeEach(() => {
  watch = watchNetwork()
})
afterEach(() => watch.stop())

const refused = async (attempt: () => unknown) => {
  try {
    await attempt()
    return false
  } catch {
    return true
  }
}

describe('the watch over the network', () => {
  it('refuses and notes whatever would leave this machine', async () => {
    expect(await refused(() => connect(443, '192.0.2.1'))).toBe(true)
    expect(await refused(() => connect({ host: '192.0.2.2', port: 80 }))).toBe(true)
    expect(await refused(() => fetch('http://192.0.2.3/'))).toBe(true)
    expect(await refused(() => lookup('updates.test', () => {}))).toBe(true)
    expect(await refused(() => resolve4('metrics.test'))).toBe(true)
    const datagrams = createSocket('udp4')
    expect(await refused(() => datagrams.send('x', 53, '192.0.2.4'))).toBe(true)
    datagrams.close()
    const request = () => new Promise((_, reject) => get('http://192.0.2.5/').once('error', reject))
    expect(await refused(request)).toBe(true)
    expect(watch.attempts).toEqual([
      'connect 192.0.2.1:443',
      'connect 192.0.2.2:80',
      expect.stringContaining('192.0.2.3'),
      'look up updates.test',
      'look up metrics.test',
      'send to 192.0.2.4',
      expect.stringContaining('192.0.2.5'),
    ])
  })

  it('lets this machine talk to itself', async () => {
    const server = createServer((socket) => socket.end('here'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const heard = await new Promise<string>((resolve) => {
      connect(port, '127.0.0.1').once('data', (data) => resolve(data.toString()))
    })
    expect(heard).toBe('here')
    await new Promise((resolve) => server.close(resolve))
    expect(watch.attempts).toEqual([])
  })

  it('ends without a trace', async () => {
    const before = watch.attempts
    watch.stop()
    expect(await refused(() => lookup('127.0.0.1', () => {}))).toBe(false)
    const socket = connect({ host: '127.0.0.1', port: 1 })
    await new Promise((resolve) => socket.once('error', resolve))
    expect(before).toEqual([])
  })
})
