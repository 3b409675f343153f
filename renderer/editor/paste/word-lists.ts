/**
 * Turns the list paragraphs Word writes (`mso-list:l0 level2 lfo1`, with the bullet or number as text of its own) into
 * nested lists. A run of such paragraphs is one list; its kind is read from the first marker of each level.
 */
export function listsFromWord(root: HTMLElement): void {
  for (const paragraph of root.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')) {
    if (!paragraph.isConnected && !root.contains(paragraph)) continue
    const first = itemOf(paragraph)
    if (!first || previousItem(paragraph)) continue
    const run = [first]
    for (let next = paragraph.nextElementSibling; next; next = next.nextElementSibling) {
      const item = next.matches('p') ? itemOf(next) : null
      if (!item) break
      run.push(item)
    }
    const place = root.ownerDocument.createComment('')
    paragraph.before(place)
    place.replaceWith(...listOf(run, root.ownerDocument))
  }
}

type WordItem = { paragraph: Element; level: number; marker: string; markers: Element[] }

function itemOf(paragraph: Element): WordItem | null {
  const style = paragraph.getAttribute('style') ?? ''
  const level = /mso-list:[^;]*\blevel(\d+)/i.exec(style)?.[1]
  if (!level || /mso-list:\s*none/i.test(style)) return null
  const markers = [...paragraph.querySelectorAll('span')].filter((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  )
  return { paragraph, level: Number(level), marker: markers[0]?.textContent?.trim() ?? '', markers }
}

function previousItem(paragraph: Element): boolean {
  const before = paragraph.previousElementSibling
  return before !== null && before.matches('p') && itemOf(before) !== null
}

function listOf(run: readonly WordItem[], page: Document): Element[] {
  const lists: Element[] = []
  const open: { level: number; list: Element }[] = []
  for (const { paragraph, level, marker, markers } of run) {
    for (const each of markers) each.remove()
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
    let here = open.at(-1)
    if (!here || here.level < level) {
      const list = page.createElement(kindOf(marker) ? 'ol' : 'ul')
      const kind = kindOf(marker)
      if (kind) {
        list.setAttribute('type', kind)
        const start = Number(/(\d+)\D*$/.exec(marker)?.[1])
        if (kind === '1' && start > 1) list.setAttribute('start', String(start))
      }
      const above = here?.list.lastElementChild
      if (above) above.append(list)
      else lists.push(list)
      here = { level, list }
      open.push(here)
    }
    const item = page.createElement('li')
    const line = page.createElement('p')
    line.append(...paragraph.childNodes)
    item.append(line)
    here.list.append(item)
    paragraph.remove()
  }
  return lists
}

/** The kind of numbering a marker shows; null where it is a bullet. */
function kindOf(marker: string): '1' | 'a' | 'i' | null {
  const sign = marker.replace(/[().\s]/g, '')
  if (/^\d+([.]\d+)*$/.test(sign)) return '1'
  // A single i, v or x begins Roman numerals far more often than it is the ninth letter.
  if (/^[ivx]+$/i.test(sign)) return 'i'
  return /^[a-z]{1,2}$/i.test(sign) && /[).]/.test(marker) ? 'a' : null
}
