import { z } from 'zod'

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
type Rectangle = z.infer<typeof rectangle>

/** Where the window was, in Electron's device-independent pixels. */
export const windowState = z.object({ bounds: rectangle, maximized: z.boolean() })
export type WindowState = z.infer<typeof windowState>

export const smallestWindow = { width: 720, height: 480 } as const
const usualWindow = { width: 1360, height: 860 } as const

/** How much of the title bar must be within reach of the mouse. */
const reach = { width: 120, height: 24 } as const

/**
 * Where to open the window: where it was, if a display still shows enough of its top edge to take hold of, otherwise
 * centred on the first display. Never larger than its display. `workAreas` has the primary display first.
 */
export function placeWindow(kept: WindowState | null, workAreas: readonly Rectangle[]): WindowState {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...usualWindow }
  const home = kept && workAreas.find((area) => isWithinReach(kept.bounds, area))
  if (!kept || !home)
    return { bounds: centred(kept?.bounds ?? usualWindow, primary), maximized: kept?.maximized ?? false }
  const size = fitted(kept.bounds, home)
  return {
    bounds: { x: kept.bounds.x, y: Math.max(kept.bounds.y, home.y), ...size },
    maximized: kept.maximized,
  }
}

type Size = Pick<Rectangle, 'width' | 'height'>

function fitted(size: Size, area: Size): Size {
  return {
    width: Math.min(Math.max(size.width, smallestWindow.width), area.width),
    height: Math.min(Math.max(size.height, smallestWindow.height), area.height),
  }
}

function centred(size: Size, area: Rectangle): Rectangle {
  const { width, height } = fitted(size, area)
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  }
}

function isWithinReach(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const barIsBelowTop = window.y >= area.y - reach.height
  const barIsAboveBottom = window.y + reach.height <= area.y + area.height
  return across >= reach.width && barIsBelowTop && barIsAboveBottom
}
