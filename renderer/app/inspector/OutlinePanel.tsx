import { lazy, Suspense } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'

// Its editor is loaded by then, or about to be.
const OutlineList = lazy(async () => ({ default: (await import('../../editor/index.ts')).OutlineList }))

export function OutlinePanel({ id }: { id: RecordId }) {
  return (
    <Suspense fallback={<Skeleton />}>
      <OutlineList documentId={id} />
    </Suspense>
  )
}
