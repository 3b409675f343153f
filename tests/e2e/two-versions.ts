import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Body = { content: { type: string; attrs?: { id?: string }; content?: { text?: string }[] }[] }
type Header = { rev: number; base: string | null; writer: string; savedAt: string; len: number }

/** A change of one paragraph: the text it had, and what another hand made of it. */
export type Rewrite = { from: string; to: string }

/**
 * Leaves a document as two computers leave it that both wrote in it while they were apart: two files made from one, the
 * second under the name a sync program gives to what it could not place.
 */
export async function plantTwoVersions(
  library: string,
  title: string,
  hands: [Rewrite[], Rewrite[]],
): Promise<void> {
  const found = await findRevision(library, title)
  const [head = '', payload = ''] = found.text.split('\n')
  const base = /\.([0-9a-f]{16})\.doc$/.exec(found.fileName)?.[1] ?? ''
  for (const [at, rewrites] of hands.entries()) {
    const state = JSON.parse(payload) as { body: Body }
    for (const { from, to } of rewrites) rewrite(state.body, from, to)
    const bytes = Buffer.from(JSON.stringify(state))
    const header: Header = {
      ...(JSON.parse(head) as Header),
      rev: (JSON.parse(head) as Header).rev + 1,
      base,
      writer: `computer-${at}`,
      savedAt: new Date(Date.UTC(2026, 2, 2, 10 + at)).toISOString(),
      len: bytes.length,
    }
    const before = Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes, Buffer.from('\n')])
    const hash = createHash('sha256').update(before).digest('hex')
    const name = found.fileName
      .replace(/\.r\d{10}\./, `.r${String(header.rev).padStart(10, '0')}.`)
      .replace(/\.[0-9a-f]{16}\.doc$/, `.${hash.slice(0, 16)}.doc`)
    const stray = at === 0 ? name : name.replace('.doc', " (Ana's conflicted copy).doc")
    await writeFile(join(found.folder, stray), Buffer.concat([before, Buffer.from(`sha256:${hash}\n`)]))
  }
}

async function findRevision(library: string, title: string) {
  const docs = join(library, 'docs')
  for (const shard of await readdir(docs)) {
    const folder = join(docs, shard)
    for (const fileName of await readdir(folder)) {
      const text = await readFile(join(folder, fileName), 'utf8')
      if (text.includes(`"title":${JSON.stringify(title)}`) && text.includes('"kind":"document"'))
        return { folder, fileName, text }
    }
  }
  throw new Error(`no document is called ${title}`)
}

function rewrite(body: Body, from: string, to: string): void {
  for (const block of body.content) {
    const run = block.content?.find(({ text }) => text?.includes(from))
    if (run?.text) {
      run.text = run.text.replace(from, to)
      return
    }
  }
  throw new Error(`no paragraph says ${from}`)
}
