import type { AttachmentV1 } from '../../../../shared/model/attachment/v1.ts'
import type { RedactedArea } from '../../../../shared/model/redaction/v1.ts'

/** Points from the upper left corner of a page as it is seen. */
export type Box = Pick<RedactedArea, 'x' | 'y' | 'width' | 'height'>
export type Size = { width: number; height: number }
export type Point = { x: number; y: number }

/** The shortest side of an area, in points. */
export const least = 4

/** The box between two corners, whichever is the first, as far as it is on the page. */
export function between(one: Point, other: Point, page: Size): Box {
  const [left, right] = [one.x, other.x].map((x) => within(x, 0, page.width)).sort((a, b) => a - b)
  const [top, bottom] = [one.y, other.y].map((y) => within(y, 0, page.height)).sort((a, b) => a - b)
  return rounded({ x: left!, y: top!, width: right! - left!, height: bottom! - top! })
}

/** A box in the middle of a page, as long as a few words. */
export function inTheMiddle(page: Size): Box {
  const [width, height] = [page.width / 4, Math.min(24, page.height / 4)]
  return rounded({ x: (page.width - width) / 2, y: (page.height - height) / 2, width, height })
}

/** The box so much farther right and down; never beyond the page. */
export function moved(box: Box, by: Point, page: Size): Box {
  return rounded({
    ...box,
    x: within(box.x + by.x, 0, Math.max(0, page.width - box.width)),
    y: within(box.y + by.y, 0, Math.max(0, page.height - box.height)),
  })
}

/** The box with its lower right corner so much farther; never smaller than can be seen, nor beyond the page. */
export function sized(box: Box, by: Point, page: Size): Box {
  return rounded({
    ...box,
    width: within(box.width + by.x, least, Math.max(least, page.width - box.x)),
    height: within(box.height + by.y, least, Math.max(least, page.height - box.y)),
  })
}

/** The file with an area as it is given, in its place among the others; without it where null is given. */
export function withArea(record: AttachmentV1, id: string, area: RedactedArea | null): AttachmentV1 {
  const { redactedAreas: before = [], ...rest } = record
  const isKnown = before.some((each) => each.id === id)
  const after = isKnown
    ? before.flatMap((each) => (each.id === id ? (area ?? []) : each))
    : [...before, ...(area ? [area] : [])]
  return after.length > 0 ? { ...rest, redactedAreas: after } : rest
}

const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** To a hundredth of a point: what is drawn is no finer. */
function rounded({ x, y, width, height }: Box): Box {
  const round = (value: number) => Math.round(value * 100) / 100
  return { x: round(x), y: round(y), width: round(width), height: round(height) }
}
