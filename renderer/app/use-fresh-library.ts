import { useEffect } from 'react'
import { useApi } from '../api/ApiProvider.tsx'

/** Milliseconds between looks at what other programs brought, while the window is in sight. */
const between = 30_000

/** Has the library look for changes from outside when the window is looked at again, and now and then while it is. */
export function useFreshLibrary(): void {
  const { client, queries, cache } = useApi()
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState === 'hidden') return
      try {
        cache.setQueryData(queries.library.status.queryKey(), await client.library.refresh())
      } catch {
        // Not being able to look is no news: the connection and the medium speak for themselves.
        return
      }
    }
    const handleLook = () => void look()
    const timer = setInterval(handleLook, between)
    window.addEventListener('focus', handleLook)
    document.addEventListener('visibilitychange', handleLook)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', handleLook)
      document.removeEventListener('visibilitychange', handleLook)
    }
  }, [client, queries, cache])
}
