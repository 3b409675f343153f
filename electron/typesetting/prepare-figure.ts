import type { DocumentNode } from '../../shared/document/body.ts'
import { captionWords } from '../../shared/document/numbering.ts'
import { textOf } from '../../shared/document/walk.ts'
import { attributesOf } from './block-attributes.ts'
import { blockDirection, printableLine, type Preparation } from './preparation.ts'
import { toInlines, toLabel } from './prepare-inlines.ts'
import type { Caption, Figure } from './typeset-data.ts'

/** The most a picture may take of the page's height, in points. */
const mostHeight = 520

/** A picture with its caption; where it cannot be shown, a placeholder that says so and a finding that says why. */
export function toFigure(node: DocumentNode, preparation: Preparation, nested: boolean): Figure {
  const { id, asset, alt, decorative, width } = attributesOf(node, 'figure')
  const { findings, language, words } = preparation
  const image = asset === null ? null : preparation.images.get(asset)
  if (!image?.ok) {
    findings.add('bad-image', 'error', id, { reason: image ? image.reason : 'missing' })
  }
  const caption = toCaption(node, id, preparation)
  const described = printableLine(alt, preparation)
  if (described === '' && !decorative) findings.add('missing-alt', 'error', id)
  return {
    t: 'figure',
    label: toLabel(id, preparation),
    caption,
    image: image?.ok ? image.file : null,
    ...sizeOf(image?.ok ? image : null, (preparation.measure.column * (nested ? width * 0.8 : width)) / 100),
    // A picture that is not decoration must be described (PDF/UA-1, 7.3); its caption is the next best thing.
    // One with a caption is no mere decoration, whatever was ticked.
    alt:
      decorative && !caption
        ? null
        : described || printableLine(textOf(node), preparation) || captionWords[language].figure,
    instead: words.pictureMissing,
  }
}

function toCaption(node: DocumentNode, id: string | null, preparation: Preparation): Caption | null {
  const text = textOf(node)
  if (text.trim() === '') return null
  return {
    number: preparation.numbering.printed.get(node) ?? '',
    plain: printableLine(text, preparation),
    dir: blockDirection(null, text, preparation),
    inlines: toInlines(node.content ?? [], id, preparation),
  }
}

function sizeOf(pixels: { width: number; height: number } | null, width: number) {
  if (!pixels) return { width, height: 80 }
  const height = (width * pixels.height) / pixels.width
  const scale = Math.min(1, mostHeight / height)
  return { width: round(width * scale), height: round(Math.max(height * scale, 1)) }
}

function round(length: number): number {
  return Math.round(length * 100) / 100
}
