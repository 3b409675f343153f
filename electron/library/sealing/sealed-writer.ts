import type { OpenFile } from '../files/file-system.ts'
import { writeAll } from '../files/write-durably.ts'
import { createHash } from 'node:crypto'
import { FileSeal, pieceBytes, sealedSize } from './sealed-file.ts'

/** Seals what is written, piece by piece; the file is whole once it was synced, and takes nothing after. */
export class SealedWriter implements OpenFile {
  private readonly seal: FileSeal
  private readonly sum = createHash('sha256')
  private waiting: Buffer = Buffer.alloc(0)
  private pieces = 0
  private taken = 0
  private isWhole = false

  constructor(
    private readonly file: OpenFile,
    key: Uint8Array,
    identity: string,
  ) {
    this.seal = FileSeal.create(key, identity)
  }

  async write(bytes: Uint8Array): Promise<number> {
    const content = this.waiting.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.waiting, bytes])
    const sealed: Buffer[] = []
    let at = 0
    // The last piece is another than all before it, and which it is shows only at the end.
    for (; content.length - at > pieceBytes; at += pieceBytes)
      sealed.push(this.next(content.subarray(at, at + pieceBytes), false))
    this.waiting = content.subarray(at)
    this.taken += bytes.length
    if (sealed.length > 0) await this.put(sealed)
    return bytes.length
  }

  read(): Promise<Uint8Array> {
    return Promise.reject(Object.assign(new Error('opened to be written'), { code: 'EBADF' }))
  }

  async sync(): Promise<void> {
    if (!this.isWhole) {
      this.isWhole = true
      const last = this.next(this.waiting, true)
      await this.put([last], true)
    }
    await this.file.sync()
  }

  /** What the medium holds less than it was given is missing here too. */
  async size(): Promise<number> {
    return this.taken + (await this.file.size()) - sealedSize(this.taken)
  }

  close(): Promise<void> {
    return this.file.close()
  }

  private next(content: Uint8Array, isLast: boolean): Buffer {
    const sealed = this.seal.seal(this.pieces, isLast, content)
    this.pieces += 1
    return this.pieces === 1 ? Buffer.concat([this.seal.start, sealed]) : sealed
  }

  private async put(sealed: readonly Buffer[], isEnd = false): Promise<void> {
    for (const piece of sealed) this.sum.update(piece)
    await writeAll(this.file, Buffer.concat(isEnd ? [...sealed, this.sum.digest()] : sealed))
  }
}
