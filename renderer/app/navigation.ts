import { createContext, useContext } from 'react'
import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordKind } from '../../shared/model/record.ts'

/** The ways from one place of the workbench to another, for features that do not know how places are shown. */
export interface Navigation {
  /** Shows a record in a tab of its own, or goes to the tab that shows it. */
  openRecord: (record: { id: RecordId; kind: RecordKind }) => void
}

export const NavigationContext = createContext<Navigation | null>(null)

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('useNavigation is called outside of the workbench')
  return navigation
}
