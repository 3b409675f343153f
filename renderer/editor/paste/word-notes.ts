/**
 * Brings the notes of a text from Word to the places that refer to them: a link to `#_ftn3` becomes a footnote with
 * what stands in the division `ftn3` at the end. References whose note did not come along keep their text.
 */
export function notesFromWord(root: HTMLElement): void {
  const notes = new Map<string, Element>()
  for (const note of root.querySelectorAll('[id^="ftn"], [id^="edn"]')) {
    const id = note.getAttribute('id') ?? ''
    if (!notes.has(id)) notes.set(id, note)
  }
  for (const reference of root.querySelectorAll('a[href]')) {
    const name = /#_(ftn|edn)(\d+)$/.exec(reference.getAttribute('href') ?? '')
    if (!name) continue
    const note = notes.get(`${name[1]}${name[2]}`)
    if (!note || note.contains(reference) || !root.contains(note)) continue
    const paragraphs = [...note.querySelectorAll('p')]
    for (const back of note.querySelectorAll('a[href*="#_ftnref"], a[href*="#_ednref"]')) back.remove()
    const footnote = root.ownerDocument.createElement('span')
    footnote.setAttribute('data-type', 'footnote')
    for (const each of paragraphs.length > 0 ? paragraphs : [note]) {
      const line = root.ownerDocument.createElement('span')
      line.setAttribute('data-line', '')
      line.append(...each.childNodes)
      trimStart(line)
      footnote.append(line)
    }
    const mark = reference.parentElement?.matches('sup, span.MsoFootnoteReference')
      ? reference.parentElement
      : reference
    const only = mark.textContent?.trim() === reference.textContent?.trim()
    ;(only ? mark : reference).replaceWith(footnote)
    const list = note.parentElement
    note.remove()
    // What is left of the list of notes is the line drawn above it.
    if (
      list &&
      list !== root &&
      list.querySelector('[id^="ftn"], [id^="edn"]') === null &&
      list.textContent?.trim() === ''
    ) {
      list.remove()
    }
  }
}

function trimStart(line: HTMLElement): void {
  const walker = line.ownerDocument.createTreeWalker(line, 4)
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    text.nodeValue = text.nodeValue?.trimStart() ?? ''
    if (text.nodeValue !== '') return
  }
}
