import { create } from 'zustand'
import type { RecordId } from '../../../shared/model/ids.ts'

/** A bundle handed to the page, or one that came to the program from outside and waits there. */
export type Handed = { file: File } | { waiting: { sha256: string; fileName: string; encrypted: boolean } }

interface BundlesState {
  /** Records a bundle is being put together from. */
  choosing: readonly RecordId[] | null
  /** A bundle that is being opened. */
  handed: Handed | null
}

export const useBundles = create<BundlesState>()(() => ({ choosing: null, handed: null }))

/** Asks which of the records' papers come along, and makes the bundle. */
export const takeAlong = (ids: readonly RecordId[]): void => useBundles.setState({ choosing: ids })

/** Opens a bundle: looks first, takes in when told to. */
export const openBundle = (handed: Handed): void => useBundles.setState({ handed })

export const isBundle = (file: Pick<File, 'name'>): boolean => /\.rapporteur$/i.test(file.name)
