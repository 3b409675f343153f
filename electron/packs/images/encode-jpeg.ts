/** Zigzag order of the 64 coefficients of a block (ITU-T T.81, figure 5). */
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
]
/** Quantisation of brightness and of colour (T.81, tables K.1 and K.2), for half quality. */
const brightness = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
const colour = [
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  99,
  99,
  99,
  99,
  99,
  99,
  ...Array.from({ length: 32 }, () => 99),
]

/** Code lengths and values of the usual Huffman tables (T.81, tables K.3 to K.6). */
const dcBits = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
const dcValues = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const acBits = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d]
const acValues = [
  ...Buffer.from(
    '0102030004110512213141061351610722711432' +
      '8191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a43' +
      '4445464748494a535455565758595a636465666768696a737475767778797a838485868788898a9293949596979899' +
      '9aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9ea' +
      'f1f2f3f4f5f6f7f8f9fa',
    'hex',
  ),
]

type Codes = { code: Uint16Array; size: Uint8Array }
const dcCodes = codesOf(dcBits, dcValues)
const acCodes = codesOf(acBits, acValues)

function codesOf(bits: readonly number[], values: readonly number[]): Codes {
  const codes: Codes = { code: new Uint16Array(256), size: new Uint8Array(256) }
  let [code, at] = [0, 0]
  for (const [index, count] of bits.entries()) {
    for (let each = 0; each < count; each += 1) {
      codes.code[values[at]!] = code
      codes.size[values[at]!] = index + 1
      code += 1
      at += 1
    }
    code <<= 1
  }
  return codes
}

/** Factors that turn samples of a block into frequencies. */
const cosines = Float32Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [Math.floor(at / 8), at % 8]
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16)
})

/** Bits in the order they are written, a zero byte after each of 255 (T.81, F.1.2.3). */
function createBits() {
  let bytes = new Uint8Array(1 << 16)
  let [length, held, count] = [0, 0, 0]
  const push = (byte: number) => {
    if (length + 2 > bytes.length) {
      const more = new Uint8Array(bytes.length * 2)
      more.set(bytes)
      bytes = more
    }
    bytes[length++] = byte
    if (byte === 0xff) bytes[length++] = 0
  }
  return {
    put(value: number, size: number) {
      for (let at = size - 1; at >= 0; at -= 1) {
        held = (held << 1) | ((value >> at) & 1)
        count += 1
        if (count < 8) continue
        push(held)
        held = 0
        count = 0
      }
    },
    finish() {
      while (count !== 0) this.put(1, 1)
      return bytes.subarray(0, length)
    },
  }
}

/**
 * A baseline JPEG (ITU-T T.81) of `width` by `height` pixels of three bytes each, or of one where `grey`; `quality` from 1 to 100
 * as encoders usually mean it.
 */
export function encodeJpeg(
  rgb: Uint8Array,
  { width, height, grey, quality }: { width: number; height: number; grey: boolean; quality: number },
): Uint8Array {
  const scale = quality < 50 ? 5000 / quality : 200 - quality * 2
  const scaled = (table: readonly number[]) =>
    table.map((each) => Math.min(255, Math.max(1, Math.floor((each * scale + 50) / 100))))
  const tables = [scaled(brightness), scaled(colour)]
  const components = grey ? 1 : 3
  const bits = createBits()
  const before = [0, 0, 0]
  const planes = planesOf(rgb, width * height, grey)
  const block = new Float32Array(64)
  for (let top = 0; top < height; top += 8)
    for (let left = 0; left < width; left += 8)
      for (let each = 0; each < components; each += 1) {
        readBlock(planes[each]!, { width, height, left, top }, block)
        before[each] = writeBlock(block, tables[each === 0 ? 0 : 1]!, before[each]!, bits)
      }
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, components]
  for (let each = 0; each < components; each += 1) frame.push(each + 1, 0x11, each === 0 ? 0 : 1)
  const scan = [components]
  for (let each = 0; each < components; each += 1) scan.push(each + 1, 0)
  const quantisation = tables
    .slice(0, grey ? 1 : 2)
    .flatMap((table, at) => [at, ...zigzag.map((place) => table[place]!)])
  const parts = [
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, quantisation),
    segment(0xc0, frame),
    segment(0xc4, [0x00, ...dcBits, ...dcValues, 0x10, ...acBits, ...acValues]),
    segment(0xda, [...scan, 0, 63, 0]),
    bits.finish(),
    Buffer.from([0xff, 0xd9]),
  ]
  // In memory of its own: some readers look at all there is.
  return new Uint8Array(Buffer.concat(parts))
}

function segment(marker: number, contents: readonly number[]): Buffer {
  const length = contents.length + 2
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...contents])
}

/** Brightness and the two differences of colour, about zero. */
function planesOf(rgb: Uint8Array, pixels: number, grey: boolean): Float32Array[] {
  if (grey) return [Float32Array.from(rgb, (each) => each - 128)]
  const planes = [0, 1, 2].map(() => new Float32Array(pixels)) as [Float32Array, Float32Array, Float32Array]
  for (let at = 0; at < pixels; at += 1) {
    const [r, g, b] = [rgb[at * 3]!, rgb[at * 3 + 1]!, rgb[at * 3 + 2]!]
    planes[0][at] = 0.299 * r + 0.587 * g + 0.114 * b - 128
    planes[1][at] = -0.168736 * r - 0.331264 * g + 0.5 * b
    planes[2][at] = 0.5 * r - 0.418688 * g - 0.081312 * b
  }
  return planes
}

/** Eight by eight samples as frequencies; at the edges the last sample goes on. */
function readBlock(
  plane: Float32Array,
  { width, height, left, top }: { width: number; height: number; left: number; top: number },
  block: Float32Array,
): void {
  const rows = new Float32Array(64)
  for (let y = 0; y < 8; y += 1) {
    const row = Math.min(top + y, height - 1) * width
    for (let u = 0; u < 8; u += 1) {
      let sum = 0
      for (let x = 0; x < 8; x += 1) sum += plane[row + Math.min(left + x, width - 1)]! * cosines[u * 8 + x]!
      rows[y * 8 + u] = sum
    }
  }
  for (let v = 0; v < 8; v += 1)
    for (let u = 0; u < 8; u += 1) {
      let sum = 0
      for (let y = 0; y < 8; y += 1) sum += rows[y * 8 + u]! * cosines[v * 8 + y]!
      block[v * 8 + u] = sum
    }
}

function writeBlock(
  block: Float32Array,
  table: readonly number[],
  before: number,
  bits: ReturnType<typeof createBits>,
): number {
  const at = (index: number) => Math.round(block[zigzag[index]!]! / table[zigzag[index]!]!)
  const put = (codes: Codes, symbol: number, value: number, size: number) => {
    bits.put(codes.code[symbol]!, codes.size[symbol]!)
    // A number below zero is written as the one before its complement (T.81, F.1.2.1).
    bits.put(value < 0 ? value + (1 << size) - 1 : value, size)
  }
  const sizeOf = (value: number) => 32 - Math.clz32(Math.abs(value))
  const first = at(0)
  const difference = first - before
  put(dcCodes, sizeOf(difference), difference, sizeOf(difference))
  let zeros = 0
  for (let index = 1; index < 64; index += 1) {
    const value = Math.max(-1023, Math.min(1023, at(index)))
    if (value === 0) {
      zeros += 1
      continue
    }
    for (; zeros > 15; zeros -= 16) bits.put(acCodes.code[0xf0]!, acCodes.size[0xf0]!)
    const size = sizeOf(value)
    put(acCodes, (zeros << 4) | size, value, size)
    zeros = 0
  }
  if (zeros > 0) bits.put(acCodes.code[0]!, acCodes.size[0]!)
  return first
}
