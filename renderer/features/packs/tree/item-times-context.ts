import { createContext, useContext } from 'react'

/** When each item of the agenda is, by its id, as it is read: 10:00–11:30, with the day where there are several. */
export const ItemTimes = createContext<ReadonlyMap<string, string>>(new Map())

export const useItemTimes = (itemId: string): string => useContext(ItemTimes).get(itemId) ?? ''
