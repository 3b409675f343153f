/** A JPEG that says some words in EXIF, in two bytes a letter there too, in a comment, and behind its end; turned by a quarter. */
export function photoSaying(jpeg: Uint8Array, words: string): Uint8Array {
  const segment = (marker: number, content: Buffer) =>
    Buffer.concat([
      Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]),
      content,
    ])
  const said = Buffer.from(words, 'latin1')
  // One directory: which side is up, and the words as a description (EXIF 2.3, 4.6.4).
  const length = Buffer.alloc(4)
  length.writeUInt32BE(said.length)
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x02', 'latin1'),
    Buffer.from([0x01, 0x0e, 0, 2, ...length, 0, 0, 0, 38]),
    Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]),
    said,
  ])
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${words}</x>`)),
    segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01profile', 'latin1')),
    segment(0xfe, said),
    jpeg.subarray(2),
    said,
  ])
}
