/** What is asked of an element's style: whether it has one, and a property's value, empty where it is not set. */
export type InertStyle = {
  readonly length: number
  readonly fontWeight: string
  readonly whiteSpace: string
  getPropertyValue: (name: string) => string
}

const none: InertStyle = { length: 0, fontWeight: '', whiteSpace: '', getPropertyValue: () => '' }

/** Reads the declarations of a style attribute; of shorthands only `font`, which can make words bold or italic. */
export function inertStyle(text: string): InertStyle {
  if (text.trim() === '') return none
  const values = new Map<string, string>()
  for (const [, property, value] of text.matchAll(declaration)) {
    const name = (property ?? '').toLowerCase()
    const given = (value ?? '')
      .replace(/!\s*important\s*$/i, '')
      .trim()
      .toLowerCase()
    if (name === 'font') {
      // Weight and slant stand before the size.
      const before = given.split(/\s+(?=[\d.]+\s*(?:px|pt|em|rem|%|cm|mm|in|pc|ex))/)[0] ?? ''
      values.set('font-weight', /\b(bolder|bold|[6-9]00)\b/.exec(before)?.[1] ?? 'normal')
      values.set('font-style', /\b(italic|oblique)\b/.exec(before)?.[1] ?? 'normal')
    } else if (given !== '') values.set(name, given)
  }
  const getPropertyValue = (name: string) => values.get(name) ?? ''
  return {
    length: values.size,
    fontWeight: getPropertyValue('font-weight'),
    whiteSpace: getPropertyValue('white-space'),
    getPropertyValue,
  }
}

// A value may hold semicolons in quotes and in parentheses.
const declaration = /([\w-]+)\s*:((?:"[^"]*"|'[^']*'|\([^()]*\)|[^;"'(])*)/g
