import type { PackProgress } from '../../shared/contract/packs.ts'
import { bindFile } from './bind-file.ts'
import { bindFolder } from './bind-folder.ts'
import { bindItems } from './bind-items.ts'
import { bindDelta, type BoundDelta, type DeltaInput, type DeltaOptions } from './delta/bind-delta.ts'
import { createIntake, type Gathered, type Intake, type PackPaper } from './gather-papers.ts'
import type { BoundPack, PackBinding, PackInput, PackOptions, PackPorts } from './pack-binding.ts'
import type { PackHand } from './pack-crew.ts'

export type { BoundDelta } from './delta/bind-delta.ts'
export type { PackPaper } from './gather-papers.ts'
export type { BoundPack, PackPorts } from './pack-binding.ts'

/** Papers into one file. */
export interface PackBinder {
  /**
   * Cover, linked agenda, then every entry in order, page numbers running through, a bookmark each; or an archive. An entry that
   * cannot be bound is replaced by a slip that says why; only an abort, a cover that cannot be typeset, or a pack beyond all
   * measure (PackTooLarge) throws.
   */
  bind(input: PackInput, options?: PackOptions): Promise<BoundPack>
  /** What a reader of one issue needs for a later one. Throws as `bind` does. */
  delta(input: DeltaInput, options?: DeltaOptions): Promise<BoundDelta>
  /** A desk on which papers stay, to bind them more than once, as copies for several audiences are. To be closed. */
  open(): PackDesk
}

/** Papers that were taken in once and are bound again and again: one given as the same object is not read again. */
export interface PackDesk {
  /** As the binder's own. Labels stay where `issued` puts them, so that copies of one pack give it the plan of the whole. */
  bind(input: Omit<PackInput, 'form'>, options?: PackOptions): Promise<BoundPack>
  close(): void
}

/** The same pack gives the same bytes. */
export function createPackBinder(ports: PackPorts): PackBinder {
  return {
    async bind(input, options) {
      const hand = ports.crew.hire()
      const intake = createIntake(hand, input.form === 'zip', ports.verdicts)
      try {
        const binding = bindingOf(ports, { hand, intake }, input, options)
        if (input.form === 'zip') return await bindFolder(binding)
        return await (input.form === 'items' ? bindItems(binding) : bindFile(binding))
      } finally {
        hand.dismiss()
      }
    },
    delta: (input, options) => bindDelta(ports, input, options),
    open() {
      const hand = ports.crew.hire()
      const desk = {
        hand,
        intake: createIntake(hand, false, ports.verdicts),
        kept: new Map<PackPaper, Gathered>(),
      }
      return {
        bind: (input, options) => bindFile(bindingOf(ports, desk, input, options)),
        close: () => hand.dismiss(),
      }
    },
  }
}

function bindingOf(
  ports: PackPorts,
  desk: { hand: PackHand; intake: Intake; kept?: Map<PackPaper, Gathered> },
  input: PackInput,
  { signal, onProgress }: PackOptions = {},
): PackBinding {
  const replaced = new Set<string>()
  return {
    ...desk,
    ports,
    input,
    replaced,
    pack: input.pack,
    papers: input.papers,
    choices: { ...input.pack.binding, ...input.binding },
    async sheet(content) {
      const made = await ports.typesetSheet(content, { standard: 'ua-1', ...(signal && { signal }) })
      for (const character of made.replaced ?? []) replaced.add(character)
      return made
    },
    ...(signal && { signal }),
    ...(onProgress && { onProgress: (step: Exclude<PackProgress, { stage: 'done' }>) => onProgress(step) }),
  }
}
