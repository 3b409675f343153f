import { lazy, Suspense } from 'react'

interface LookProps {
  /** Where the PDF is fetched. */
  url: string
  name: string
  onClose: () => void
}

// What draws PDFs is heavy; it is loaded when somebody looks.
const LookDialog = lazy(async () => ({ default: (await import('./LookDialog.tsx')).LookDialog }))

/** Leafs through a PDF that was made. */
export function Look(props: LookProps) {
  return (
    <Suspense>
      <LookDialog {...props} />
    </Suspense>
  )
}
