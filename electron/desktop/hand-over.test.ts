import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { handOver } from './hand-over.ts'
import { englishWords } from './words.en.ts'

let folder: string
let told: { message: string; detail: string }[]
let received: { fileName: string; text: string }[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hand-over-'))
  told = []
  received = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const handing = (refused?: 'TOO_LARGE' | 'IO') => ({
  words: englishWords,
  dialogs: {
    ask: (question: { message: string; detail: string }) => {
      told.push({ message: question.message, detail: question.detail })
      return Promise.resolve('ok')
    },
  },
  store: () => ({
    upload: async ({ bytes, fileName }: { bytes: Blob; fileName: string }) => {
      if (refused) return { refused }
      received.push({ fileName, text: await bytes.text() })
      return { sha256: 'a'.repeat(64), size: bytes.size, mediaType: 'application/vnd.rapporteur' }
    },
  }),
})

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('a bundle handed over from outside', () => {
  it('comes to the workbench with its name and nothing of its path', async () => {
    expect(await handOver(file('back.rapporteur', 'bytes'), handing() as never)).toBe(true)
    expect(received).toEqual([{ fileName: 'back.rapporteur', text: 'bytes' }])
    expect(told).toEqual([])
  })

  it('that cannot be had is told of in a sentence', async () => {
    mkdirSync(join(folder, 'folder.rapporteur'))
    expect(await handOver(join(folder, 'missing.rapporteur'), handing() as never)).toBe(false)
    expect(await handOver(join(folder, 'folder.rapporteur'), handing() as never)).toBe(false)
    expect(await handOver(file('x.rapporteur', 'bytes'), handing('IO') as never)).toBe(false)
    expect(told.map(({ detail }) => detail)).toEqual(Array(3).fill(englishWords.bundle.unread))
    expect(told[0]?.message).toBe('The bundle “missing.rapporteur” could not be opened.')
  })

  it('that is too large is not even read', async () => {
    const path = file('large.rapporteur', '')
    truncateSync(path, 300 * 1024 * 1024)
    expect(await handOver(path, handing() as never)).toBe(false)
    expect(await handOver(file('y.rapporteur', 'bytes'), handing('TOO_LARGE') as never)).toBe(false)
    expect(told.map(({ detail }) => detail)).toEqual(Array(2).fill(englishWords.bundle.tooLarge))
    expect(received).toEqual([])
  })
})
