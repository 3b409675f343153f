import { CliError } from './cli-error.ts'
import type { Session } from './session.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** Writes a file the workbench made; CliError when it is not kept any more. */
export async function writeArtifact({ workbench }: Session, artifactId: string, file: string): Promise<void> {
  const artifact = await workbench.assets.artifact(artifactId)
  if (!artifact) throw new CliError('the file was made, but is not kept any more')
  await writeFileSafely(file, artifact.bytes)
}
