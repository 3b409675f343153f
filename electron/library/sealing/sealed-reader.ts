import { createHash, type Hash } from 'node:crypto'
import type { OpenFile } from '../files/file-system.ts'
import { SealError } from './seal-error.ts'
import { contentSize, FileSeal, pieceBytes, sealedPieceBytes, startBytes, sumBytes } from './sealed-file.ts'

/**
 * Opens the pieces that are asked for, and no others: a header costs one read. Whoever reads a file from its beginning
 * to its end has its checksum looked at too.
 */
export class SealedReader implements OpenFile {
  private seal: FileSeal | null = null
  private summed: { sum: Hash; nextPiece: number } | null = { sum: createHash('sha256'), nextPiece: 0 }

  constructor(
    private readonly file: OpenFile,
    private readonly key: Uint8Array,
    private readonly identity: string,
    /** What is wrong with the file, looked at as a whole. */
    private readonly problem: () => Promise<SealError['problem']>,
  ) {}

  write(): Promise<number> {
    return Promise.reject(Object.assign(new Error('opened to be read'), { code: 'EBADF' }))
  }

  sync(): Promise<void> {
    return this.file.sync()
  }

  async size(): Promise<number> {
    const size = await this.file.size()
    return contentSize(size) ?? size
  }

  close(): Promise<void> {
    return this.file.close()
  }

  async read(position: number, length: number): Promise<Uint8Array> {
    if (length <= 0) return new Uint8Array()
    const first = Math.floor(position / pieceBytes)
    const last = Math.floor((position + length - 1) / pieceBytes)
    try {
      const content = Buffer.concat(await this.pieces(first, last, length > pieceBytes))
      const from = position - first * pieceBytes
      return content.subarray(from, from + length)
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      throw new SealError(await this.problem(), { cause: error })
    }
  }

  /** Fewer than asked for at the end of the file. */
  private async pieces(first: number, last: number, isRun: boolean): Promise<Buffer[]> {
    const from = first === 0 ? 0 : startBytes + first * sealedPieceBytes
    // One byte more than the checksum that may follow: where it is there, none of these pieces is the last.
    const wanted = startBytes + (last + 1) * sealedPieceBytes + sumBytes + 1 - from
    const bytes = Buffer.from(await this.file.read(from, wanted))
    const fileSize = bytes.length < wanted ? await this.sizeAt(from, bytes.length) : null
    const seal = (this.seal ??= FileSeal.read(
      first === 0 ? bytes : await this.file.read(0, startBytes),
      this.key,
      this.identity,
    ))
    if (!isRun) this.summed = null
    const end = fileSize === null ? bytes.length - sumBytes - 1 : fileSize - sumBytes - from
    const pieces: Buffer[] = []
    let index = first
    for (let at = first === 0 ? startBytes : 0; at < end; at += sealedPieceBytes, index += 1) {
      const next = Math.min(at + sealedPieceBytes, end)
      pieces.push(seal.open(index, fileSize !== null && next === end, bytes.subarray(at, next)))
    }
    this.addUp(first, index, bytes, Math.max(0, end), fileSize !== null)
    return pieces
  }

  /** The size of the file, now that a read met its end; SealError where no sealed file ends so. */
  private async sizeAt(from: number, read: number): Promise<number> {
    // Beyond the end nothing says where that is.
    const fileSize = read > 0 ? from + read : await this.file.size()
    if (contentSize(fileSize) === null) throw new SealError('damaged')
    return fileSize
  }

  private addUp(first: number, next: number, bytes: Buffer, end: number, isEnd: boolean): void {
    if (!this.summed) return
    const { sum, nextPiece } = this.summed
    if (nextPiece < first || nextPiece >= next) return
    // Parts that are asked for need not begin where pieces do: what was added up before is left out.
    const known =
      nextPiece === 0 ? 0 : (first === 0 ? startBytes : 0) + (nextPiece - first) * sealedPieceBytes
    sum.update(bytes.subarray(known, end))
    this.summed.nextPiece = next
    if (!isEnd) return
    this.summed = null
    if (!sum.digest().equals(bytes.subarray(end, end + sumBytes))) throw new SealError('damaged')
  }
}
