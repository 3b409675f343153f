import type { FragmentLayers } from '../fragment.ts'
import { textString } from './file-writer.ts'

/** The layers of all parts as an entry of the catalog, each shown or hidden as its author left it; nothing where none has any. */
export function writeLayers(parts: readonly { title: string; layers: FragmentLayers }[]): string {
  const layered = parts.filter(({ layers }) => layers.groups.length > 0)
  if (layered.length === 0) return ''
  const refs = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ')
  const all = (key: 'groups' | 'off' | 'locked') => refs(layered.flatMap(({ layers }) => layers[key]))
  const order = layered.map(({ title, layers }) => `[${textString(title)} ${refs(layers.groups)}]`).join('')
  const radios = layered.flatMap(({ layers }) => layers.radios).join('')
  const automatic = layered.flatMap(({ layers }) => layers.automatic).join('')
  return (
    `/OCProperties<</OCGs[${all('groups')}]/D<</BaseState/ON/OFF[${all('off')}]/Locked[${all('locked')}]` +
    `/Order[${order}]/RBGroups[${radios}]/AS[${automatic}]>>>>`
  )
}
