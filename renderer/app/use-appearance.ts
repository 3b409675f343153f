import { useEffect } from 'react'
import type { Settings } from '../../shared/contract/settings.ts'

/** Sets the page light or dark; "system" leaves it to the system, also when that changes. */
export function useAppearance(appearance: Settings['appearance']): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    if (appearance === 'system') delete dataset['appearance']
    else dataset['appearance'] = appearance
  }, [appearance])
}

/** Whether what is seen now is dark. */
export function isDarkNow(): boolean {
  const { appearance } = document.documentElement.dataset
  return appearance ? appearance === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches
}
