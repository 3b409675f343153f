import { reserved, type FragmentPage } from '../fragment.ts'
import type { AssemblyPart } from './assembly-job.ts'
import { textString, type FileWriter } from './file-writer.ts'

type StructureWriting = {
  file: FileWriter
  reserve(): number
  parts: readonly AssemblyPart[]
  /** First key that no part uses. */
  key: number
  language: string
}

export type WrittenStructure = {
  /** Entries of the catalog. */
  entries: string
  /** Key under which the way back of a page is known; null where it has none. */
  keyOf(page: FragmentPage): number | null
}

/**
 * Joins the structures of all parts: one document, a part of it for each paper, and in each the ways back from its pages.
 * Without any tagged part there is nothing to join.
 */
export function writeStructure(writing: StructureWriting): WrittenStructure {
  const { file, reserve, parts } = writing
  const tagged = parts.flatMap(({ fragment }) => fragment.structure ?? [])
  if (tagged.length === 0) return { entries: '', keyOf: () => null }

  const backs = new Map<number, { key: number; element: number }>()
  let key = writing.key
  const elements = parts.map(({ title, fragment }) => {
    const { structure, pages } = fragment
    const own = structure?.element ?? reserve()
    const links = pages.flatMap(({ number, back }) => {
      if (!back) return []
      const element = reserve()
      file.put(
        element,
        `<</Type/StructElem/S/Link/P ${own} 0 R/Pg ${number} 0 R/K[<</Type/OBJR/Obj ${back} 0 R/Pg ${number} 0 R>>]>>`,
      )
      backs.set(number, { key: key++, element })
      return [element]
    })
    file.put(
      own,
      `<</Type/StructElem/S/Part/P ${reserved.document} 0 R/T${textString(title)}` +
        (structure?.language ? `/Lang${textString(structure.language)}` : '') +
        `/K[${refs([...(structure?.kids ?? []), ...links])}]>>`,
    )
    return own
  })
  file.put(
    reserved.document,
    `<</Type/StructElem/S/Document/P ${reserved.structure} 0 R/Lang${textString(writing.language)}/K[${refs(elements)}]>>`,
  )
  const parents = writeParents(writing, [...backs.values()])
  const ids = tagged.flatMap((structure) => structure.ids ?? []).sort((a, b) => (a.first < b.first ? -1 : 1))
  const roles = new Map(tagged.flatMap((structure) => structure.roles))
  const classes = tagged.flatMap((structure) => structure.classes)
  const namespaces = tagged.flatMap((structure) => structure.namespaces)
  file.put(
    reserved.structure,
    `<</Type/StructTreeRoot/K ${reserved.document} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${key}` +
      (ids.length > 0 ? `/IDTree<</Kids[${refs(ids.map(({ number }) => number))}]>>` : '') +
      `/RoleMap<<${[...roles].map(([own, standard]) => `${nameOf(own)}${nameOf(standard)}`).join('')}>>` +
      (classes.length > 0
        ? `/ClassMap<<${classes.map(([own, written]) => `${own} ${written}`).join('')}>>`
        : '') +
      (namespaces.length > 0 ? `/Namespaces[${refs(namespaces)}]` : '') +
      '>>',
  )
  return {
    entries: `/StructTreeRoot ${reserved.structure} 0 R/MarkInfo<</Marked true>>`,
    keyOf: ({ number }) => backs.get(number)?.key ?? null,
  }
}

function writeParents(
  { file, reserve, parts, key }: StructureWriting,
  backs: readonly { key: number; element: number }[],
): number {
  const leaves = parts.flatMap(({ fragment }) =>
    fragment.structure?.parents ? [{ number: fragment.structure.parents, upTo: fragment.next.key }] : [],
  )
  // Keys were given out in the order of taking in, which is not that of binding.
  const kids = leaves.sort((a, b) => a.upTo - b.upTo).map(({ number }) => number)
  if (backs.length > 0) {
    const own = reserve()
    const pairs = backs.map((back) => `${back.key} ${back.element} 0 R`).join(' ')
    file.put(own, `<</Limits[${key} ${key + backs.length - 1}]/Nums[${pairs}]>>`)
    kids.push(own)
  }
  const root = reserve()
  file.put(root, `<</Kids[${refs(kids)}]>>`)
  return root
}

const refs = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ')

/** A name as it is written: everything but plain letters and figures by its code (PDF 1.7, 7.3.5). */
export function nameOf(name: string): string {
  const bytes = Buffer.from(name, 'latin1')
  const written = Array.from(bytes, (byte) =>
    /[A-Za-z0-9_.-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `#${byte.toString(16).padStart(2, '0')}`,
  )
  return `/${written.join('')}`
}
