/** Highest number of elements that are read; above it the paste is refused. */
export const elementLimit = 200_000

/** Deepest nesting that is read, as deep as a browser's own reader goes. */
export const depthLimit = 512

export const allowedTags = (
  'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th caption a b strong i em u s del strike mark sup sub ' +
  'code pre blockquote br hr span div section article main header footer aside figure figcaption img font center dl dt dd'
).split(' ')

export const allowedAttributes = 'href src alt colspan rowspan start type style class id name'.split(' ')

/** What stands inside these is not text of the page. */
export const hiddenContents =
  'script style title template noscript noembed noframes svg math iframe object select textarea audio video head xml'.split(
    ' ',
  )

/** Whether there is more than can be read. Counted before anything is built: cleaning a million elements would take minutes. */
export function hasTooManyElements(html: string): boolean {
  let count = 0
  for (let at = html.indexOf('<'); at >= 0 && count <= elementLimit; at = html.indexOf('<', at + 1)) {
    if (/[a-z]/i.test(html.charAt(at + 1))) count += 1
  }
  return count > elementLimit
}
