import { PDFDict, PDFName, PDFRef, type PDFContext } from 'pdf-lib'
import type { FragmentLayers } from '../fragment.ts'
import { look, lookArray, lookDict, lookName, under } from './look.ts'
import type { ObjectWriter } from './write-objects.ts'

/**
 * How the layers of a file are shown. Without this a layer its author switched off would be seen by every reader of the
 * pack (PDF 1.7, 8.11.4).
 */
export function readLayers(context: PDFContext, catalog: PDFDict, writer: ObjectWriter): FragmentLayers {
  const layers: FragmentLayers = { groups: [], off: [], locked: [], radios: [], automatic: [] }
  const source = lookDict(context, under(catalog, 'OCProperties'))
  if (!source) return layers
  const state = lookDict(context, under(source, 'D'))
  const refsIn = (dict: PDFDict | undefined, key: string) =>
    (dict ? (lookArray(context, under(dict, key))?.asArray() ?? []) : []).filter(
      (each): each is PDFRef => each instanceof PDFRef && look(context, each) instanceof PDFDict,
    )
  const hidden = new Set(refsIn(state, 'OFF'))
  const shown = new Set(refsIn(state, 'ON'))
  const usuallyHidden = state && lookName(context, under(state, 'BaseState')) === 'OFF'
  // A group may be switched off without being listed; readers differ, and hiding it is the safe side.
  const groups = new Set([...refsIn(source, 'OCGs'), ...hidden])
  for (const group of groups) {
    const number = writer.numberOf(group)
    layers.groups.push(number)
    if (hidden.has(group) || (usuallyHidden && !shown.has(group))) layers.off.push(number)
  }
  const locked = new Set(refsIn(state, 'Locked'))
  layers.locked = [...groups].filter((group) => locked.has(group)).map((group) => writer.numberOf(group))
  if (!state) return layers
  for (const each of lookArray(context, under(state, 'RBGroups'))?.asArray() ?? []) {
    const radio = lookArray(context, each)
    if (radio) layers.radios.push(writer.write(radio))
  }
  for (const each of lookArray(context, under(state, 'AS'))?.asArray() ?? []) {
    const rule = lookDict(context, each)
    if (rule?.has(PDFName.of('Event'))) layers.automatic.push(writer.write(rule))
  }
  return layers
}
