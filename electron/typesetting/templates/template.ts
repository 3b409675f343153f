import type { TemplateInfo } from '../../../shared/contract/typesetting.ts'
import type { DocumentType } from '../../../shared/model/document/v1.ts'
import type { TemplateManifest } from './manifest.ts'

/** A form a document is set in. `main` is its Typst file, by path in the compiler's workspace. */
export type Template = {
  name: string
  manifest: TemplateManifest
  main: string
  /** What the compiler must be given besides; none for those of the house, which it has. */
  files: { path: string; bytes: Uint8Array }[]
  /** Whether it was dropped in the library, and so may do anything a Typst file can. */
  own: boolean
}

/** The one of that name, else the one documents of the type are set in: one of the library's own before the house's. */
export function chooseTemplate(
  templates: readonly Template[],
  name: string | undefined,
  type: DocumentType,
): { template: Template; missing: boolean } {
  const named = name === undefined ? undefined : templates.find((each) => each.name === name)
  const forType = templates.filter(({ manifest }) => manifest.defaultFor.includes(type))
  const usual = forType.find(({ own }) => own) ?? forType[0]
  const template = named ?? usual ?? templates[0]
  if (!template) throw new Error('The house has no templates.')
  return { template, missing: name !== undefined && named === undefined }
}

/** What the page is told of it. */
export function toTemplateInfo({ name, manifest, own }: Template): TemplateInfo {
  const { title, description = null, defaultFor, paper, numbering } = manifest
  return { name, title, description, defaultFor, paper, numbering, own }
}
