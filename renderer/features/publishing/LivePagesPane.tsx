import { lazy, Suspense } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'

// What draws them is heavy, and wanted by some only.
const LivePages = lazy(async () => ({ default: (await import('./LivePages.tsx')).LivePages }))

/** The pages beside the text, loaded when they are first asked for. */
export function LivePagesPane({ id, onClose }: { id: RecordId; onClose: () => void }) {
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <LivePages id={id} onClose={onClose} />
    </Suspense>
  )
}
