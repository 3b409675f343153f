import { useQuery } from '@tanstack/react-query'
import type { HostDescription } from '../../shared/contract/host.ts'
import { useQueries } from '../api/ApiProvider.tsx'

const unknown: HostDescription = {
  host: 'memory',
  platform: 'linux',
  capabilities: {
    nativeDialogs: false,
    revealFile: false,
    openExternalLinks: false,
    switchLibrary: false,
    nativeMenu: false,
  },
}

/** What the host around the page is and can do; nothing, until it has said so. */
export function useHost(): HostDescription {
  return useQuery(useQueries().host.describe.queryOptions()).data ?? unknown
}
