import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface ToastContent {
  text: string
  tone?: 'plain' | 'bad'
  action?: { label: string; onAction: () => void }
}

export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 })

/** Milliseconds; long enough to read a sentence and reach for the button. */
const shown = 9000

/** Says what happened, and offers the way back where there is one. A failure stays until it is dismissed. */
export function showToast(content: ToastContent): void {
  toasts.add(content, content.tone === 'bad' ? {} : { timeout: shown })
}
