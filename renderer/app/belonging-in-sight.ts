import type { Api } from '../api/ApiProvider.tsx'
import type { Belonging } from '../features/attachments/index.ts'
import { useWorkspace } from './workspace.ts'

/** What a file that is brought in belongs to: the meeting, IDM year or mechanism in the tab that is shown. */
export function belongingInSight({ cache, queries }: Pick<Api, 'cache' | 'queries'>): Belonging {
  const { tabs, activeKey } = useWorkspace.getState()
  const tab = tabs.find(({ key }) => key === activeKey)
  if (tab?.view !== 'record') return {}
  const id = tab.recordId
  const shown = cache.getQueryData(queries.records.get.queryOptions({ input: { id } }).queryKey)
  if (shown?.record.kind === 'meeting') return { meetingId: id }
  if (shown?.record.kind === 'theme') return { themeId: id }
  if (shown?.record.kind === 'mechanism') return { mechanismId: id }
  return {}
}
