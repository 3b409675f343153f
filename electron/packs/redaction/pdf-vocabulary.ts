/** Words that PDFs are written in (PDF 1.7, annex A, and the keys of its dictionaries), and that tell nothing where they stand as such. */
const words = new Set(
  (
    'AcroForm Action Annot Annots Artifact Author Border Bounds Button Caption Catalog Category Coords Content Contents Count ' +
    'Creator Date Decode Default Descent Design Dest Dests Differences Direction Display Document Domain Encode Encoding Encrypt ' +
    'Entry Event Export Extend Field Fields Figure File Filter First Flags Fonts Font Form Format Function Functions Group ' +
    'Height Identity Image Import Index Info Info Keywords Kids Language Last Layout Length Level Limits Link Linearized List ' +
    'Locked Marked Math Matrix Media Metadata Mode Name Names Next None Normal Note Notes Number Object Open Order Outline ' +
    'Outlines Page Pages Parent Part Pattern PDF Perms Predictor Prev Print Private Producer Properties Range Rect Reference Registry ' +
    'Resources Role Root Rotate Row Rows Section Separation Shading Size Span Standard State Stream Strong Style Subject Subtype ' +
    'Supplement Table Tabs Text Thread Title Transparency Type Unix Usage Value Version View Viewport Widget Width Widths XML'
  )
    .toLowerCase()
    .split(' '),
)

/** Whether a word by itself is found in files that nobody wrote it into. */
export function isPdfVocabulary(word: string): boolean {
  return words.has(word.toLowerCase())
}
