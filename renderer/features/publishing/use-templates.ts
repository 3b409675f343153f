import { useQuery } from '@tanstack/react-query'
import type { FaultyTemplate, TemplateInfo } from '../../../shared/contract/typesetting.ts'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import { useQueries } from '../../api/ApiProvider.tsx'

const none: { templates: TemplateInfo[]; faulty: FaultyTemplate[] } = { templates: [], faulty: [] }

/** The templates there are; those of the library may change under our hands, so they are looked at anew wherever they are shown. */
export function useTemplates(): { templates: TemplateInfo[]; faulty: FaultyTemplate[] } {
  return useQuery(useQueries().typesetting.templates.queryOptions()).data ?? none
}

/** The one a document is set in: the one it names if it is there, else the usual one of its type, one of the library's own before the house's. */
export function templateOf(
  { settings, type }: Pick<DocumentV1, 'settings' | 'type'>,
  templates: readonly TemplateInfo[],
): TemplateInfo | undefined {
  const forType = templates.filter(({ defaultFor }) => defaultFor.includes(type))
  return (
    templates.find(({ name }) => name === settings.template) ?? forType.find(({ own }) => own) ?? forType[0]
  )
}

/** `templateOf` among the templates there are now. */
export function useTemplateOf(document: DocumentV1): TemplateInfo | undefined {
  return templateOf(document, useTemplates().templates)
}
