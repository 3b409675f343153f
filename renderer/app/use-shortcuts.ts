import { useEffect } from 'react'
import { commands } from '../../shared/commands.ts'
import { matchesKeys } from '../ui/keys.ts'
import { runCommand } from './command-registry.ts'

/** Carries out the keys of `shared/commands.ts` wherever the focus is; F1 and a bare ? list them. */
export function useShortcuts(): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const isList = event.key === 'F1' || (event.key === '?' && !isWriting(event.target))
      const command = isList
        ? 'help.shortcuts'
        : commands.find((each) => 'keys' in each && matchesKeys(event, each.keys))?.id
      // Keys whose command nothing offers now stay with the browser and the editor.
      if (!command || !runCommand(command)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', handle, { capture: true })
    return () => window.removeEventListener('keydown', handle, { capture: true })
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea') !== null)
  )
}
