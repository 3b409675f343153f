import { reserved } from '../fragment.ts'
import type { FileWriter } from './file-writer.ts'

export type PackMetadata = { title: string; language: string; date: string; claimsUa: boolean }

/** What the file says of itself; that it is PDF/UA-1 only where every part of it said so (ISO 14289-1, 5). */
export function writeMetadata(file: FileWriter, { title, language, date, claimsUa }: PackMetadata): string {
  const moment = date.replace(/\.\d+Z$/, 'Z')
  const text = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<pdf:Producer>Rapporteur</pdf:Producer>
${claimsUa ? '<pdfuaid:part>1</pdfuaid:part>\n' : ''}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
  file.putStream(reserved.metadata, '<</Type/Metadata/Subtype/XML>>', Buffer.from(text, 'utf8'))
  return `/Metadata ${reserved.metadata} 0 R`
}

function escaped(text: string): string {
  // XML knows no control characters, not even by their code.
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return clean.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
