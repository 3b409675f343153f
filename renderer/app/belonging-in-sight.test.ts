import { afterEach, expect, test } from 'vitest'
import { aDocument, aMeeting, anId } from '../../tests/builders/records.ts'
import { createFakeWorkbench } from '../api/fake-workbench.test-kit.ts'
import { createFakeApi, leavePage } from '../api/render-page.test-kit.tsx'
import { belongingInSight } from './belonging-in-sight.ts'
import { useWorkspace } from './workspace.ts'

afterEach(leavePage)

test('is the meeting in the tab that is shown, and nothing for a text or a list', async () => {
  const api = createFakeApi(createFakeWorkbench([aMeeting(1), aDocument(2)]))
  expect(belongingInSight(api)).toEqual({})
  for (const id of [anId(1), anId(2)])
    await api.cache.fetchQuery(api.queries.records.get.queryOptions({ input: { id } }))
  useWorkspace.getState().openRecord(anId(1))
  expect(belongingInSight(api)).toEqual({ meetingId: anId(1) })
  useWorkspace.getState().openRecord(anId(2))
  expect(belongingInSight(api)).toEqual({})
  useWorkspace.getState().show('meetings')
  expect(belongingInSight(api)).toEqual({})
})
