import { describe, expect, it } from 'vitest'
import type { PageFile } from '../workbench/page-files.ts'
import { createAppProtocol } from './app-protocol.ts'
import type { StoreClient } from './store-client.ts'

const text = (value: string) => new TextEncoder().encode(value)
const page = new Map<string, PageFile>([
  ['/', { bytes: text('<!doctype html>'), type: 'text/html; charset=utf-8' }],
  ['/assets/app.js', { bytes: text('1'), type: 'text/javascript; charset=utf-8' }],
])
const png = 'a'.repeat(64)
const html = 'b'.repeat(64)

function createStore() {
  const uploads: { fileName: string; size: number }[] = []
  const store: StoreClient = {
    readAsset: ({ sha256 }) =>
      Promise.resolve(
        sha256 === png
          ? { bytes: new Blob(['png']), mediaType: 'image/png', inline: true }
          : sha256 === html
            ? { bytes: new Blob(['<script>']), mediaType: 'text/html', inline: false }
            : null,
      ),
    readArtifact: ({ id }) =>
      Promise.resolve(
        id === 'report-1'
          ? { bytes: new Blob(['%PDF']), mediaType: 'application/pdf', fileName: 'Résumé “1”.pdf' }
          : null,
      ),
    upload: ({ bytes, fileName }) => {
      uploads.push({ fileName, size: bytes.size })
      return Promise.resolve(
        fileName === 'full.bin'
          ? { refused: 'DISK_FULL' as const }
          : { sha256: png, size: bytes.size, mediaType: 'image/png' },
      )
    },
  }
  return { store, uploads }
}

const { store, uploads } = createStore()
const protocol = createAppProtocol(page, () => store)
const get = (path: string, method = 'GET') => protocol(new Request(`app://workbench${path}`, { method }))
const post = (headers: Record<string, string>, body = 'bytes', path = '/asset') =>
  protocol(new Request(`app://workbench${path}`, { method: 'POST', headers, body }))

describe('the page’s own address', () => {
  it('answers with the built page under the policy', async () => {
    const response = await get('/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain(`default-src 'none'`)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await (await get('/assets/app.js?v=1')).text()).toBe('1')
  })

  it.each([
    '/assets/other.js',
    '/assets/',
    '/assets/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets%5capp.js',
    '/assets/app.js%00.html',
    '/etc/passwd',
    '/ASSETS/app.js',
    '//assets/app.js',
    '/__proto__',
    '/constructor',
    `/asset/${'a'.repeat(63)}`,
    `/asset/${'A'.repeat(64)}`,
    `/asset/${'a'.repeat(64)}/x`,
    `/asset/${'c'.repeat(64)}`,
    '/artifact/none',
    '/artifact/a.b',
    '/asset',
  ])('answers %s with nothing', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('answers to no other host and no name or password', async () => {
    for (const address of [
      'app://other/',
      'app://workbench.evil/',
      'app://me@workbench/',
      'app://workbench:1/',
    ]) {
      const request = { url: address, method: 'GET' } as Request
      expect((await protocol(request)).status).toBe(404)
    }
  })

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    expect((await get('/', method)).status).toBe(405)
  })
})

describe('the bytes of a library', () => {
  it('shows a picture in place, without letting it do anything', async () => {
    const response = await get(`/asset/${png}`)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('content-disposition')).toBeNull()
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await response.text()).toBe('png')
  })

  it('only ever downloads what a browser might run', async () => {
    const response = await get(`/asset/${html}`)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-disposition')).toBe('attachment')
  })

  it('names an exported file in any script', async () => {
    const response = await get('/artifact/report-1')
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('Résumé “1”.pdf'))
  })

  it('takes an upload with its name', async () => {
    const response = await post({
      'content-type': 'application/octet-stream',
      'x-file-name': 'caf%C3%A9.png',
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ sha256: png, size: 5, mediaType: 'image/png' })
    expect(uploads.at(-1)).toEqual({ fileName: 'café.png', size: 5 })
  })

  it.each([
    ['without a name', { 'content-type': 'application/octet-stream' }],
    ['with an empty name', { 'content-type': 'application/octet-stream', 'x-file-name': '%20' }],
    ['with a broken name', { 'content-type': 'application/octet-stream', 'x-file-name': '%ff' }],
    ['with too long a name', { 'content-type': 'application/octet-stream', 'x-file-name': 'a'.repeat(256) }],
    ['as a form', { 'content-type': 'multipart/form-data', 'x-file-name': 'a' }],
    ['as text', { 'content-type': 'text/plain', 'x-file-name': 'a' }],
  ])('refuses an upload %s', async (_how, headers) => {
    const before = uploads.length
    expect((await post(headers)).status).toBe(400)
    expect(uploads).toHaveLength(before)
  })

  it('says by code why an upload was not kept', async () => {
    const full = await post({ 'content-type': 'application/octet-stream', 'x-file-name': 'full.bin' })
    expect([full.status, await full.json()]).toEqual([507, { code: 'DISK_FULL' }])
    const large = await post({
      'content-type': 'application/octet-stream',
      'x-file-name': 'large.bin',
      'content-length': String(200 * 1024 * 1024 + 1),
    })
    expect([large.status, await large.json()]).toEqual([413, { code: 'TOO_LARGE', limit: 200 * 1024 * 1024 }])
  })

  it('counts the bytes that come, and reads no more of them once there are too many', async () => {
    const small = createAppProtocol(page, () => store, 10)
    let asked = 0
    const stream = (chunks: number) =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull(controller) {
          asked += 1
          if (asked > chunks) controller.close()
          else controller.enqueue(new Uint8Array(4))
        },
      })
    const send = (chunks: number) =>
      small(
        new Request('app://workbench/asset', {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'stream.bin' },
          body: stream(chunks),
          duplex: 'half',
        }),
      )
    expect((await send(2)).status).toBe(200)
    expect(uploads.at(-1)).toEqual({ fileName: 'stream.bin', size: 8 })
    const before = uploads.length
    asked = 0
    const refused = await send(1000)
    expect([refused.status, await refused.json()]).toEqual([413, { code: 'TOO_LARGE', limit: 10 }])
    expect(uploads).toHaveLength(before)
    expect(asked).toBeLessThan(10)
  })

  it('takes bytes at no other address', async () => {
    expect(
      (await post({ 'content-type': 'application/octet-stream', 'x-file-name': 'a' }, 'x', '/')).status,
    ).toBe(405)
  })
})
