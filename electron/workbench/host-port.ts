import type { HostDescription, recentLibrary } from '../../shared/contract/host.ts'
import type { z } from 'zod'
import type { Artifact } from './artifacts.ts'

export type RecentLibrary = z.infer<typeof recentLibrary>

/**
 * What the workbench asks of the host around it. A host that lacks an ability says so in `describe` and raises
 * NO_CAPABILITY when asked all the same.
 */
export interface HostPort {
  describe(): HostDescription
  /** Commands chosen outside the page, until `signal` is aborted. */
  commands(signal: AbortSignal): AsyncIterable<{ command: string }>
  openLink(href: string): Promise<{ opened: boolean }>
  saveArtifact(artifact: Artifact, suggestedName: string): Promise<{ fileName: string } | null>
  recentLibraries(): Promise<RecentLibrary[]>
  /** Asks for a folder, absolute: one to keep backups in, or an empty one to restore a library into; null when cancelled. */
  chooseFolder(purpose: 'backups' | 'restore'): Promise<string | null>
  openLibrary(choice: { key?: string | undefined; create: boolean }): Promise<{ opened: boolean }>
}
