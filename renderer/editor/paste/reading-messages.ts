import type { DocumentNode } from '../../../shared/document/body.ts'

/** What the page tells the reading worker: first the HTML, then what became of the pictures in it. */
export type ReadingOrder = { html: string } | { kept: readonly (string | null)[] }

/** What the worker tells the page. `pictures` wants `kept`; `done` and `failed` end it. */
export type ReadingNews =
  | { news: 'progress'; share: number }
  | { news: 'pictures'; pictures: readonly File[] }
  | { news: 'nodes'; nodes: readonly DocumentNode[] }
  | { news: 'done'; remoteImages: number; edges: string | null }
  | { news: 'failed' }
