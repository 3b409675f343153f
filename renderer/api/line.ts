import type { ClientLink } from '@orpc/client'

/** An open way to the workbench, over whichever transport the host has. */
export interface Line {
  readonly link: ClientLink<Record<never, never>>
  /** Path, with its last slash, under which `asset/…` and `artifact/…` are fetched. */
  readonly assetBase: string
  /** Told once, when the line is gone. */
  onClose(listener: () => void): void
  close(): void
}

/** Opens a line; rejects with TokenRefused where another try is useless, with anything else where it is not. */
export type Dial = () => Promise<Line>

/** The host does not know this page's token: it was started anew, or somebody mistyped. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
}

/** The line broke while an answer was awaited: nobody knows whether the request was carried out. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
  readonly code = 'DISCONNECTED'
}
