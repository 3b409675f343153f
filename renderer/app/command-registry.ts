import { createContext, useContext, useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { CommandId } from '../../shared/commands.ts'

type Handlers = Partial<Record<CommandId, () => void>>

/** Handlers in the order they were offered; the newest one that knows a command carries it out. */
const useOffers = create<{ offers: readonly { current: Handlers }[] }>()(() => ({ offers: [] }))

/** Whether the view around is the one in sight; a hidden tab offers no commands. */
export const TabInSight = createContext(true)

/** Offers commands while the component lives and its tab is in sight. */
export function useCommands(handlers: Handlers): void {
  const isInSight = useContext(TabInSight)
  const offer = useRef(handlers)
  useEffect(() => {
    offer.current = handlers
  })
  useEffect(() => {
    if (!isInSight) return undefined
    useOffers.setState(({ offers }) => ({ offers: [...offers, offer] }))
    return () => useOffers.setState(({ offers }) => ({ offers: offers.filter((each) => each !== offer) }))
  }, [isInSight])
}

/** Carries a command out; false where nothing in sight can. */
export function runCommand(id: CommandId): boolean {
  const handler = useOffers.getState().offers.findLast((offer) => offer.current[id])?.current[id]
  handler?.()
  return handler !== undefined
}

export function canRun(id: CommandId): boolean {
  return useOffers.getState().offers.some((offer) => offer.current[id])
}
