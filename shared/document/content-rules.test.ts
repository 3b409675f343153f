import { describe, expect, it } from 'vitest'
import {
  contentRules,
  groupOf,
  innerDepth,
  isLeaf,
  isNodeName,
  isTextblock,
  nodeNames,
} from './content-rules.ts'
import { nodes } from './nodes.ts'

describe('the content expressions of the schema', () => {
  it('are read for every node', () => {
    expect([...contentRules.keys()]).toEqual(Object.keys(nodes))
  })

  it('tell what may come first, what may follow and whether something must', () => {
    const item = contentRules.get('listItem')
    expect([...(item?.first ?? [])]).toEqual(['paragraph'])
    expect(item?.rest.has('table')).toBe(true)
    expect(item?.rest.has('text')).toBe(false)
    expect(item?.needsOne).toBe(true)
    const row = contentRules.get('tableRow')
    expect([...(row?.rest ?? [])].toSorted((a, b) => a.localeCompare(b))).toEqual([
      'tableCell',
      'tableHeader',
    ])
    expect(row?.needsOne).toBe(false)
    expect([...(contentRules.get('codeBlock')?.first ?? [])]).toEqual(['text'])
    expect(contentRules.get('pageBreak')?.first.size).toBe(0)
  })

  it('have blocks and inline nodes apart', () => {
    const blocks = nodeNames().filter((name) => groupOf(name) === 'block')
    const doc = contentRules.get('doc')
    expect(blocks.every((name) => doc?.first.has(name))).toBe(true)
    const line = contentRules.get('paragraph')
    expect(blocks.some((name) => line?.first.has(name))).toBe(false)
    expect(line?.first.has('footnote')).toBe(true)
  })
})

describe('what a node is', () => {
  it('is asked by its name, and names of objects are none', () => {
    expect(['paragraph', 'constructor', '__proto__', '', 7].map(isNodeName)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('a line of text, a leaf or neither', () => {
    expect(nodeNames().filter((name) => isLeaf(name) && isTextblock(name))).toEqual([])
    expect(['heading', 'figure', 'codeBlock'].every((name) => isNodeName(name) && isTextblock(name))).toBe(
      true,
    )
    expect(
      ['table', 'callout', 'listItem'].some(
        (name) => isNodeName(name) && (isTextblock(name) || isLeaf(name)),
      ),
    ).toBe(false)
  })

  it('needs as many levels as there are before text can stand in it', () => {
    expect(
      (['paragraph', 'blockquote', 'bulletList', 'listItem', 'table', 'tableRow', 'tableCell'] as const).map(
        innerDepth,
      ),
    ).toEqual([0, 1, 2, 1, 3, 2, 1])
  })
})
