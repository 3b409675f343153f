/** What can be done with rows of the tree, by their keys. */
export interface RowActions {
  step: (keys: ReadonlySet<string>, step: -1 | 1) => void
  remove: (keys: ReadonlySet<string>) => void
  /** Begins to write another name where it stands. */
  rename: (key: string) => void
  /** Ends it; null leaves the name as it is. */
  renamed: (key: string, name: string | null) => void
  /** Shows a paper, or the details of an item. */
  open: (key: string) => void
  details: (key: string) => void
  /** So many empty pages, 1 to 20. */
  setBlank: (entryId: string, count: number) => void
  /** Asks for what opens an encrypted file. */
  unlock: (entryId: string) => void
  /** Reads a Word file into a document, which takes its place in the pack. */
  makeDocument: (entryId: string) => void
  /** Binds another language edition of the same paper. */
  useEdition: (entryId: string, recordId: string) => void
}
