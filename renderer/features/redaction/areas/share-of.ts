import type { CSSProperties } from 'react'
import type { Box, Size } from './areas.ts'

/** Where a box is drawn on a page that is as large as it happens to be. */
export function shareOf({ x, y, width, height }: Box, page: Size): CSSProperties {
  const share = (part: number, whole: number) => `${(part / whole) * 100}%`
  return {
    left: share(x, page.width),
    top: share(y, page.height),
    width: share(width, page.width),
    height: share(height, page.height),
  }
}
