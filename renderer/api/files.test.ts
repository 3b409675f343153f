import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFiles, UploadFailed } from './files.ts'

/** A request whose answer is in the test's hands. */
class FakeRequest extends EventTarget {
  static last: FakeRequest
  upload = new EventTarget()
  headers: Record<string, string> = {}
  opened = ''
  status = 0
  responseText = ''
  constructor() {
    super()
    FakeRequest.last = this
  }
  open(method: string, url: string) {
    this.opened = `${method} ${url}`
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send() {}
  abort() {
    this.dispatchEvent(new Event('abort'))
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body)
    this.dispatchEvent(new Event('load'))
  }
}

const kept = { sha256: 'a'.repeat(64), size: 5, mediaType: 'application/pdf' }
const files = createFiles(
  () => '/s/secret/',
  () => 'token',
)
const file = new Blob(['words'])

beforeEach(() => vi.stubGlobal('XMLHttpRequest', FakeRequest))
afterEach(() => vi.unstubAllGlobals())

test('names files by the path of the session', () => {
  expect(files.assetUrl('abc')).toBe('/s/secret/asset/abc')
  expect(files.artifactUrl('a/../b')).toBe('/s/secret/artifact/a%2F..%2Fb')
})

test('hands a file in with its name in any script and the token in a header', async () => {
  const sent = files.upload(file, 'Compte rendu – été.pdf')
  expect(FakeRequest.last.opened).toBe('POST /asset')
  expect(FakeRequest.last.headers).toEqual({
    'content-type': 'application/octet-stream',
    'x-file-name': 'Compte%20rendu%20%E2%80%93%20%C3%A9t%C3%A9.pdf',
    authorization: 'Bearer token',
  })
  FakeRequest.last.answer(200, kept)
  expect(await sent).toEqual(kept)
})

test('survives a name that is no well-formed text', () => {
  void files.upload(file, '\ud800.pdf')
  expect(FakeRequest.last.headers['x-file-name']).toBe('%EF%BF%BD.pdf')
})

test('tells how much has been sent', () => {
  const shares: number[] = []
  void files.upload(file, 'a.pdf', (share) => shares.push(share))
  const progress = { lengthComputable: true, loaded: 1, total: 4 }
  FakeRequest.last.upload.dispatchEvent(Object.assign(new Event('progress'), progress))
  expect(shares).toEqual([0.25])
})

test.each([
  [413, { code: 'TOO_LARGE', limit: 1000 }, 'TOO_LARGE', 1000],
  [423, { code: 'READ_ONLY' }, 'READ_ONLY', undefined],
  [500, '', 'UNEXPECTED', undefined],
  [200, { sha256: 'not a hash' }, 'UNEXPECTED', undefined],
])('rejects an answer of %s with its code', async (status, body, code, limit) => {
  const sent = files.upload(file, 'a.pdf')
  FakeRequest.last.answer(status, body)
  await expect(sent).rejects.toMatchObject({ code, limit })
})

test('says that nobody answered, and stops when it is told to', async () => {
  const lost = files.upload(file, 'a.pdf')
  FakeRequest.last.dispatchEvent(new Event('error'))
  await expect(lost).rejects.toBeInstanceOf(UploadFailed)
  const abort = new AbortController()
  const stopped = files.upload(file, 'a.pdf', undefined, abort.signal)
  abort.abort(new Error('stopped'))
  await expect(stopped).rejects.toThrow('stopped')
})
