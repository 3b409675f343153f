import { saveOpenDocuments } from './open-documents.ts'
import { keepWorkspace } from './use-kept-workspace.ts'

/**
 * Keeps what of this page is not in the library yet, before the library is closed under it: the words of every open document,
 * and the tabs. True where no words are left; tabs that cannot be kept hinder nobody.
 */
export async function keepEverything(): Promise<boolean> {
  const [isSaved] = await Promise.all([saveOpenDocuments(), keepWorkspace()])
  return isSaved
}
