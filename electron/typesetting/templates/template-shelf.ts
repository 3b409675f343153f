import type { FaultyTemplate } from '../../../shared/contract/typesetting.ts'
import { readHouseTemplates } from './house-templates.ts'
import { readOwnTemplates } from './own-templates.ts'
import type { Template } from './template.ts'

/** Every template there is at the moment of asking: those of the house, then those of the library. */
export interface TemplateShelf {
  list(): Promise<{ templates: Template[]; faulty: FaultyTemplate[] }>
}

/** `workspace` is the compiler's folder, `own` the library's folder for templates; null where it has none. */
export function createTemplateShelf(workspace: string, own: string | null): TemplateShelf {
  let house: Promise<Template[]> | undefined
  return {
    async list() {
      const ours = await (house ??= readHouseTemplates(workspace))
      if (own === null) return { templates: ours, faulty: [] }
      // Read anew each time: whoever writes a template sees what it does at the next page.
      const { templates, faulty } = await readOwnTemplates(own, new Set(ours.map(({ name }) => name)))
      return { templates: [...ours, ...templates], faulty }
    },
  }
}
