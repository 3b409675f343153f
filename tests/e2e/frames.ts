import type { Page } from '@playwright/test'

/** Frames a page draws in a second while something is done. */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<number> {
  const counting = await page.evaluateHandle(() => {
    const state = { frames: 0, from: performance.now(), going: true }
    const draw = () => {
      state.frames += 1
      if (state.going) requestAnimationFrame(draw)
    }
    requestAnimationFrame(draw)
    return state
  })
  await act()
  return counting.evaluate((state) => {
    state.going = false
    return (state.frames * 1000) / (performance.now() - state.from)
  })
}
