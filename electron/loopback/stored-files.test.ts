import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryAssets, requestText, sendRaw, startTestLoopback } from './loopback.test-kit.ts'
import type { LoopbackServer } from './server.ts'
import { attachmentNamed } from './stored-files.ts'
import { createToken, sessionSegment } from './token.ts'

const assets = createMemoryAssets()
let host: LoopbackServer
beforeEach(async () => {
  host = await startTestLoopback({ assets })
})
afterEach(() => host.close())

function get(path: string) {
  return sendRaw(host.port, requestText('GET', path, [`Host: 127.0.0.1:${host.port}`]))
}
const base = () => `/s/${sessionSegment(host.token)}`

describe('stored files', () => {
  it('are shown to whoever knows the path of the session', async () => {
    const picture = assets.store(Buffer.from('picture'), 'image/png')
    const answer = await get(`${base()}/asset/${picture}`)
    expect(answer).toMatchObject({ status: 200, body: 'picture' })
    expect(answer.head).toContain('content-type: image/png')
    expect(answer.head).not.toContain('content-disposition')
  })

  it('do nothing when they are opened by themselves', async () => {
    const drawing = assets.store(Buffer.from('<svg onload="alert(1)"/>'), 'image/svg+xml')
    const { head } = await get(`${base()}/asset/${drawing}`)
    expect(head).toMatch(
      /content-security-policy: default-src 'none'; style-src 'unsafe-inline'; sandbox\r\n/,
    )
    expect(head).toContain('x-content-type-options: nosniff')
  })

  it('that may not be shown are handed over as bytes to keep', async () => {
    const hostile = assets.store(Buffer.from('<script>alert(1)</script>'), 'text/html')
    const { head } = await get(`${base()}/asset/${hostile}`)
    expect(head).toContain('content-type: application/octet-stream')
    expect(head).toContain(`content-disposition: attachment; filename="${hostile}"`)
  })

  it('are not there for another session, for no session, or under another name', async () => {
    const picture = assets.store(Buffer.from('picture'), 'image/png')
    const unknown = createHash('sha256').update('unknown').digest('hex')
    const paths = [
      `/s/${sessionSegment(createToken())}/asset/${picture}`,
      `/s/${host.token}/asset/${picture}`,
      `/asset/${picture}`,
      `${base()}/asset/${unknown}`,
      `${base()}/asset/${picture.toUpperCase()}`,
      `${base()}/asset/${picture}?x`,
      `${base()}/asset/../asset/${picture}`,
      `${base()}/artifact/${picture}x`,
      `${base()}/artifact/unknown`,
    ]
    for (const path of paths) expect(await get(path)).toMatchObject({ status: 404, body: '' })
  })

  it('that were exported are saved under their own name', async () => {
    const { status, head, body } = await get(`${base()}/artifact/report`)
    expect({ status, body }).toEqual({ status: 200, body: '%PDF-1.7' })
    expect(head).toContain(
      "filename*=UTF-8''Rapport%20final%20%E2%80%93%20%C2%AB%20%C3%A9t%C3%A9%20%C2%BB.pdf",
    )
  })

  it('keep their names from becoming anything but a name', () => {
    expect(attachmentNamed('a"; filename=b\r\nX: y')).toBe(
      `attachment; filename="a__ filename_b__X_ y"; filename*=UTF-8''a%22%3B%20filename%3Db%0D%0AX%3A%20y`,
    )
    expect(attachmentNamed("l'été (1)*.pdf")).toContain("UTF-8''l%27%C3%A9t%C3%A9%20%281%29%2A.pdf")
    expect(attachmentNamed('half \ud800')).toContain("UTF-8''half%20%EF%BF%BD")
  })

  it('that cannot be read are an answer, and the host lives on', async () => {
    const faults: unknown[] = []
    const broken = await startTestLoopback({
      assets: { ...assets, read: () => Promise.reject(new Error('EIO on /a/path')) },
      onFault: (fault) => faults.push(fault),
    })
    const path = `/s/${sessionSegment(broken.token)}/asset/${'0'.repeat(64)}`
    const ask = (url: string) =>
      sendRaw(broken.port, requestText('GET', url, [`Host: 127.0.0.1:${broken.port}`]))
    expect(await ask(path)).toMatchObject({ status: 500, body: '' })
    expect(faults).toHaveLength(1)
    expect(await ask('/')).toMatchObject({ status: 200 })
    await broken.close()
  })
})
