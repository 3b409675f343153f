const names = new Map([
  ['application/pdf', 'PDF'],
  ['application/msword', 'Word'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word'],
  ['application/vnd.ms-excel', 'Excel'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel'],
  ['application/vnd.ms-powerpoint', 'PowerPoint'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'PowerPoint'],
])

/** A media type in the word people use for it: the format's name, or what stands behind the stroke in capitals. */
export function fileType(mediaType: string): string {
  const known = names.get(mediaType)
  if (known) return known
  const [, subtype = ''] = /^[^/]+\/(?:x-)?([a-z\d]{2,5})(?:\+\w+)?$/.exec(mediaType) ?? []
  return subtype === '' ? mediaType : subtype.toUpperCase()
}
