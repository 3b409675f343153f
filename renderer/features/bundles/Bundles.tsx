import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi, useQueries } from '../../api/ApiProvider.tsx'
import { useCommands } from '../../app/command-registry.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useSummaries } from '../records/index.ts'
import { openBundle, takeAlong, useBundles } from './bundles-store.ts'
import { TakeAlongDialog } from './TakeAlongDialog.tsx'
import { TakeInDialog } from './TakeInDialog.tsx'

const travelling = ['meeting', 'document', 'attachment', 'pack']

/** Bundles from anywhere in the page: by command, or by a double click outside. Dropped ones come by `openBundle`. */
export function Bundles() {
  const { client } = useApi()
  const queries = useQueries()
  const { choosing, handed } = useBundles()
  const { tabs, activeKey } = useWorkspace()
  const active = tabs.find((tab) => tab.key === activeKey)
  const [inSight] = useSummaries(active?.view === 'record' ? [active.recordId] : [])
  const canTravel = inSight !== undefined && travelling.includes(inSight.kind)

  const openWaitingOrChosen = async () => {
    const waiting = await client.bundles.waiting().catch(() => null)
    if (waiting) openBundle({ waiting })
    else chooseBundle()
  }
  useCommands({
    ...(canTravel && { 'file.takeAlong': () => takeAlong([inSight.id]) }),
    'file.takeIn': () => void openWaitingOrChosen(),
  })

  // One that was double-clicked may have come before the page did.
  const waiting = useQuery(queries.bundles.waiting.queryOptions({ staleTime: Infinity }))
  useEffect(() => {
    if (waiting.data) openBundle({ waiting: waiting.data })
  }, [waiting.data])

  return (
    <>
      {choosing && <TakeAlongDialog ids={choosing} onClose={() => useBundles.setState({ choosing: null })} />}
      {handed && <TakeInDialog handed={handed} onClose={() => useBundles.setState({ handed: null })} />}
    </>
  )
}

/** Asks for one bundle with the browser's own dialog. */
function chooseBundle(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.rapporteur'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) openBundle({ file })
  })
  input.click()
}
