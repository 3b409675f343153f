import type { Page } from '@playwright/test'

/** The window of whichever host of the workbench a project drives, and what is done to that host from outside. */
export interface Face {
  /** The page as it now is: a program that was started again has another. */
  readonly page: Page
  /** As a crash does it: no goodbye, nothing flushed. The page lives on, and nobody answers it. */
  killWorkbench(): Promise<void>
  /** A workbench is there again for the page that waited. */
  reviveWorkbench(): Promise<void>
  /** Leaves the page with whatever it has not saved, and opens the same library anew. */
  reopen(): Promise<Page>
  /** Ends the host, so that nothing holds the library any more. */
  close(): Promise<void>
}
