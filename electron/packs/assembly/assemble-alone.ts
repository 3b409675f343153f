import { reserved, type Fragment } from '../fragment.ts'
import { latin } from '../intake/write-objects.ts'
import { createFileWriter } from './file-writer.ts'
import { writeForm } from './write-form.ts'
import { writeLayers } from './write-layers.ts'
import { writeNoMark } from './write-mark.ts'

/** One paper as a file of its own, without stamps: to be looked at beside the file it came from. */
export function assembleAlone(fragment: Fragment): Uint8Array {
  const file = createFileWriter()
  file.putStream(reserved.save, '<<>>', latin('q'))
  writeNoMark(file)
  file.lay(fragment.bytes, fragment.places)
  for (const { stamp, restore } of fragment.pages) file.putStream(stamp, '<<>>', latin('Q '.repeat(restore)))
  file.put(reserved.pages, `<</Type/Pages/Count ${fragment.pages.length}/Kids[${fragment.tree} 0 R]>>`)
  const layers = writeLayers([{ title: '', layers: fragment.layers }])
  const form = writeForm(fragment.form ? [fragment.form] : [])
  file.put(reserved.catalog, `<</Type/Catalog/Pages ${reserved.pages} 0 R${layers}${form}>>`)
  file.put(reserved.info, '<<>>')
  return file.finish(fragment.next.object, reserved.catalog, reserved.info)
}
