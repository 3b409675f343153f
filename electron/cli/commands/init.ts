import { addCatalogue } from '../../catalogue/add-catalogue.ts'
import { readArguments, type Command } from '../command.ts'

export const init: Command = {
  usage: 'LIBRARY',
  summary: 'a new library with the built-in IDM and ISCM catalogue',
  async run(args, { terminal, withLibrary }) {
    const { positionals } = readArguments(args, ['LIBRARY'], {})
    const [folder = ''] = positionals
    const added = await withLibrary(
      folder,
      ({ workbench: { library, store } }) => addCatalogue({ library, store, now: () => new Date() }),
      { create: true },
    )
    await terminal.print(`${folder}: a new library with ${added} records of the catalogue`)
  },
}
