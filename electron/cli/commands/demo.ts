import { addCatalogue } from '../../catalogue/add-catalogue.ts'
import { buildDemo } from '../../catalogue/build-demo.ts'
import { LibraryError } from '../../library/library-error.ts'
import { newRecordId } from '../../workbench/new-ids.ts'
import { CliError } from '../cli-error.ts'
import { readArguments, type Command, type Shell } from '../command.ts'
import type { Client, Session } from '../session.ts'

export const demo: Command = {
  usage: 'LIBRARY',
  summary: 'the worked example: IDM 2018 with meetings, notes, a final report and a pack with annexes',
  async run(args, shell) {
    const { positionals } = readArguments(args, ['LIBRARY'], {})
    const [folder = ''] = positionals
    const { report, pack } = await inNewOrUntouched(folder, shell, async ({ workbench }) => {
      const now = () => new Date()
      await addCatalogue({ library: workbench.library, store: workbench.store, now })
      shell.terminal.tell('Writing the worked example …')
      const readFile = (name: string) => shell.readResource(`demo/files/${name}`)
      return buildDemo({ ...workbench, readFile, newId: newRecordId, now })
    })
    await shell.terminal.print(`${folder}: the worked example; final report ${report}, pack ${pack}`)
  },
}

/** Works in a library made for it, or in one that holds nothing but the catalogue yet. */
async function inNewOrUntouched<T>(
  folder: string,
  { withLibrary }: Shell,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  try {
    return await withLibrary(folder, work, { create: true })
  } catch (error) {
    if (!(error instanceof LibraryError && error.code === 'NOT_EMPTY')) throw error
  }
  return withLibrary(folder, async (session) => {
    await requireUntouched(session.client)
    return work(session)
  })
}

async function requireUntouched(client: Client): Promise<void> {
  const { counts } = await client.library.status()
  const own = counts.document + counts.meeting + counts.pack + counts.person + counts.attachment
  if (own > 0) throw new CliError('the library is in use; the worked example wants one of its own')
}
