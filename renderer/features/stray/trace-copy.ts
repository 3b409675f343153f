import { strayEnding, type Identified } from '../../../shared/contract/copies.ts'
import type { Api } from '../../api/ApiProvider.tsx'

/** Whose copy a file is; the workbench forgets the file with its answer. */
export async function traceCopy(
  { client, files }: Pick<Api, 'client' | 'files'>,
  file: File,
  signal?: AbortSignal,
): Promise<Identified> {
  const { sha256 } = await files.upload(file, `${file.name}${strayEnding}`, undefined, signal)
  return client.copies.identify({ sha256 }, signal && { signal })
}
