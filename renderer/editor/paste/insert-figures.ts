import type { EditorView } from '@tiptap/pm/view'
import type { EditorSession } from '../session.ts'

const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** What of a list of files is a picture the library keeps. */
export function imagesIn(files: Iterable<File> | ArrayLike<File>): File[] {
  return Array.from(files).filter((file) => pictureTypes.has(file.type))
}

/** Keeps pictures and puts a figure for each at `place`, or at the selection; says how many were refused. */
export async function insertFigures(
  view: EditorView,
  files: readonly File[],
  place: number | null,
  session: EditorSession,
): Promise<void> {
  let refused = 0
  for (const file of files) {
    const asset = await uploaded(file, session)
    if (asset === null) {
      refused += 1
      continue
    }
    if (view.isDestroyed) return
    const { figure } = view.state.schema.nodes
    if (!figure) return
    const { tr } = view.state
    const node = figure.create({ asset, alt: '' })
    const at = place === null ? null : Math.min(place, tr.doc.content.size)
    if (at === null) tr.replaceSelectionWith(node)
    else tr.insert(tr.doc.resolve(at).depth > 0 ? tr.doc.resolve(at).after(1) : at, node)
    view.dispatch(tr.scrollIntoView())
  }
  if (refused > 0) session.say({ code: 'image-refused', count: refused })
}

/** The SHA-256 under which a picture is kept from now on; null where it was refused. */
export async function uploaded(file: File, session: EditorSession): Promise<string | null> {
  try {
    return (await session.settings().ports.uploadImage(file)).sha256
  } catch {
    return null
  }
}
