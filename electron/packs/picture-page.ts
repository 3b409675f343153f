import type { SlipReason } from '../../shared/contract/packs.ts'

/** One page, or what is wrong with the picture: `format` where the bytes are none that can be typeset. */
type PicturePage =
  | { ok: true; pdf: Uint8Array }
  | { ok: false; reason: 'format' | 'missing' | 'damaged' | 'too-large' }

/** Makes a page of a picture. */
export type TypesetPicture = (bytes: Uint8Array, signal?: AbortSignal) => Promise<PicturePage>

const slips: Record<Exclude<PicturePage, { ok: true }>['reason'], SlipReason | null> = {
  // No picture: whoever reads PDFs says what is wrong with it.
  format: null,
  missing: 'missing',
  damaged: 'damaged',
  'too-large': 'too-complex',
}

/** What a file is bound as: itself, or the page of the picture that it is; or why it cannot be. Throws only where it was ended. */
export async function asPages(
  bytes: Uint8Array,
  typesetPicture: TypesetPicture | undefined,
  signal: AbortSignal | undefined,
): Promise<{ pdf: Uint8Array } | { reason: SlipReason }> {
  try {
    const page = await typesetPicture?.(bytes, signal)
    if (page?.ok) return { pdf: page.pdf }
    const reason = page && slips[page.reason]
    return reason ? { reason } : { pdf: bytes }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof Error) return { reason: 'typesetting-failed' }
    throw error
  }
}
