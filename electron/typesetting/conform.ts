import { readFileObjects, writeFileObjects } from './file-objects.ts'

/**
 * Makes an archival file (PDF/A-2a) say that it is accessible too (PDF/UA-1), which the typesetter has checked but can
 * only write into a file of its own: the two differ in nothing else. `identifier` is the document's symbol, for
 * catalogues that read `dc:identifier`. The same bytes in give the same bytes out. Throws where the file is not as the
 * typesetter writes it.
 *
 * Sources: ISO 14289-1, 5 (identification) and 7.1 (DisplayDocTitle); ISO 19005-2, 6.6.2.3 (extension schemas).
 */
export function conformToBoth(archival: Uint8Array, identifier: string): Uint8Array {
  const file = readFileObjects(archival)
  const catalog = file.bodies[file.root]?.toString('latin1') ?? ''
  const preferences = '/ViewerPreferences <<'
  const titled = insert(
    catalog,
    catalog.indexOf(preferences) + preferences.length,
    preferences,
    ' /DisplayDocTitle true',
  )
  const metadata = Number(/\/Metadata (\d+) 0 R/.exec(catalog)?.[1])
  const bodies = file.bodies
    .with(file.root, Buffer.from(titled, 'latin1'))
    .with(metadata, declared(file.bodies[metadata]?.toString('utf8') ?? '', identifier))
  return writeFileObjects({ ...file, bodies })
}

/** The metadata's stream, its length and all. */
function declared(body: string, identifier: string): Buffer {
  const [, says = '', text] = /^(<<[^>]*>>)\s*stream\r?\n(.*?)\s*endstream$/s.exec(body) ?? []
  if (text === undefined || says.includes('/Filter')) throw new Error('the metadata are not plain')
  const packet = Buffer.from(declare(text, identifier))
  const dictionary = says.replace(/\/Length \d+/, `/Length ${packet.length}`)
  return Buffer.concat([Buffer.from(`${dictionary}\nstream\n`), packet, Buffer.from('\nendstream')])
}

const schema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>' +
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">' +
  '<pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>' +
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'

function declare(packet: string, identifier: string): string {
  const named = identifier ? `<dc:identifier>${escapeXml(identifier)}</dc:identifier>` : ''
  return [
    ['<rdf:Description rdf:about=""', ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'],
    ['<pdfaExtension:schemas><rdf:Bag>', schema],
  ].reduce(
    (text, [after = '', added = '']) => insert(text, text.indexOf(after) + after.length, after, added),
    insertBefore(packet, '</rdf:Description>', `${named}<pdfuaid:part>1</pdfuaid:part>`),
  )
}

function insertBefore(text: string, before: string, added: string): string {
  return insert(text, text.lastIndexOf(before), before, added)
}

function insert(text: string, at: number, anchor: string, added: string): string {
  if (!text.includes(anchor)) throw new Error(`the metadata have no ${anchor}`)
  return text.slice(0, at) + added + text.slice(at)
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
