import type { CSSProperties } from 'react'

/** Custom properties among the styles of an element, which React's own type does not know. */
export function withCustom(style: CSSProperties & Record<`--${string}`, string | number>): CSSProperties {
  return style
}
