import { describe, expect, it } from 'vitest'
import { placeWindow, smallestWindow, windowState } from './window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const projector = { x: 1440, y: 0, width: 1920, height: 1080 }
const kept = (x: number, y: number, width = 1200, height = 800, maximized = false) => ({
  bounds: { x, y, width, height },
  maximized,
})

describe('the place of the window', () => {
  it('is centred on the first display at first', () => {
    const { bounds, maximized } = placeWindow(null, [laptop, projector])
    expect(maximized).toBe(false)
    expect(bounds.x + bounds.width / 2).toBeCloseTo(laptop.width / 2, 0)
    expect(bounds.y).toBeGreaterThanOrEqual(laptop.y)
    expect(bounds.height).toBeLessThanOrEqual(laptop.height)
  })

  it('is where it was, on either display', () => {
    expect(placeWindow(kept(100, 60), [laptop, projector])).toEqual(kept(100, 60))
    expect(placeWindow(kept(1600, 100), [laptop, projector])).toEqual(kept(1600, 100))
  })

  it('comes back to the first display when the other one is gone', () => {
    const { bounds } = placeWindow(kept(1600, 100), [laptop])
    expect(bounds.x).toBeGreaterThanOrEqual(laptop.x)
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(laptop.width)
  })

  it.each([
    ['left of every display', kept(-1190, 100)],
    ['right of every display', kept(1400, 100)],
    ['above every display', kept(100, -700)],
    ['below every display', kept(100, 895)],
  ])('is repaired where its title bar is out of reach %s', (_where, state) => {
    const { bounds } = placeWindow(state, [laptop])
    expect(bounds.x).toBeGreaterThanOrEqual(laptop.x)
    expect(bounds.y).toBeGreaterThanOrEqual(laptop.y)
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(laptop.x + laptop.width)
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(laptop.y + laptop.height)
  })

  it('keeps to a display that became smaller, and to the smallest useful size', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 }
    expect(placeWindow(kept(0, 0, 4000, 3000), [small]).bounds).toMatchObject({ width: 1024, height: 700 })
    expect(placeWindow(kept(10, 10, 5, 5), [small]).bounds).toMatchObject(smallestWindow)
  })

  it('stays maximised wherever it is put', () => {
    expect(placeWindow(kept(9000, 9000, 800, 600, true), [laptop]).maximized).toBe(true)
  })

  it('is found even where no display is reported', () => {
    expect(placeWindow(kept(0, 0), []).bounds.width).toBeGreaterThan(0)
  })

  it('is not read from nonsense', () => {
    expect(
      windowState.safeParse({ bounds: { x: 0.5, y: 0, width: 10, height: 10 }, maximized: false }).success,
    ).toBe(false)
    expect(
      windowState.safeParse({ bounds: { x: 0, y: 0, width: -1, height: 10 }, maximized: false }).success,
    ).toBe(false)
    expect(windowState.safeParse(kept(0, 0)).success).toBe(true)
  })
})
