import type { InertElement } from './inert-dom.ts'

type Test = (element: InertElement, scope: InertElement | null) => boolean

const compiled = new Map<string, Test>()

/**
 * A test for the selectors that occur here: names, classes, attributes, `:not()`, `:scope` and the child combinator, in
 * lists. Throws for any other, so that a new one cannot silently match nothing.
 */
export function compileSelector(selector: string): Test {
  let test = compiled.get(selector)
  if (!test) compiled.set(selector, (test = listOf(selector)))
  return test
}

function listOf(selector: string): Test {
  const tests = selector.split(',').map((each) => chainOf(each.trim()))
  const [only] = tests
  return tests.length === 1 && only ? only : (element, scope) => tests.some((test) => test(element, scope))
}

function chainOf(selector: string): Test {
  const parts = selector.split('>').map((each) => compoundOf(each.trim()))
  const last = parts.pop()
  if (!last) throw new SyntaxError(`Cannot read selector: ${selector}`)
  if (parts.length === 0) return last
  return (element, scope) => {
    if (!last(element, scope)) return false
    let above = element.parentElement
    for (const part of parts.toReversed()) {
      if (!above || !part(above, scope)) return false
      above = above.parentElement
    }
    return true
  }
}

const part =
  /^(?:(\*)|([a-z][a-z0-9]*)|\.([\w-]+)|\[([\w-]+)(?:([\^*$]?)=(?:"([^"]*)"|([\w-]+)))?\]|:not\(([^()]+)\)|(:scope))/i

function compoundOf(selector: string): Test {
  const tests: Test[] = []
  let rest = selector
  while (rest !== '') {
    const found = part.exec(rest)
    if (!found) throw new SyntaxError(`Cannot read selector: ${selector}`)
    tests.push(simpleOf(found))
    rest = rest.slice(found[0].length)
  }
  if (tests.length === 0) throw new SyntaxError('An empty selector')
  return (element, scope) => tests.every((test) => test(element, scope))
}

function simpleOf([, any, name, className, attribute, how, quoted, bare, not]: RegExpExecArray): Test {
  if (any !== undefined) return () => true
  if (name !== undefined) return (element) => element.localName === name.toLowerCase()
  if (className !== undefined) {
    return (element) => (element.getAttribute('class') ?? '').split(/\s+/).includes(className)
  }
  if (not !== undefined) {
    const inner = compoundOf(not)
    return (element, scope) => !inner(element, scope)
  }
  if (attribute === undefined) return (element, scope) => element === scope
  const wanted = quoted ?? bare
  if (wanted === undefined) return (element) => element.hasAttribute(attribute)
  return (element) => {
    const value = element.getAttribute(attribute)
    if (value === null) return false
    if (how === '^') return wanted !== '' && value.startsWith(wanted)
    if (how === '*') return wanted !== '' && value.includes(wanted)
    if (how === '$') return wanted !== '' && value.endsWith(wanted)
    return value === wanted
  }
}
