const { readdirSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

/**
 * The product's search for the evaluation sets in `../shared/corpora/search` (their README has the contract): what is
 * typed goes in as it is, query language and all. The library is the adapter's own, so `reopen` ignores the documents
 * given. In CommonJS, since what is exported must be the default.
 */
module.exports = async function createAdapter({ dir }) {
  const { bundle } = await import('./bundle.mjs')
  const { benchLibrary } = await import(await bundle('tests/bench/search/bench-index.ts'))
  let library = null
  let open = null
  const folder = join(dir, 'index')
  const start = async () => {
    open = await library.open({ folder, workerUrl: null })
    await open.index.ready()
  }
  return {
    async index(documents) {
      library = benchLibrary(documents)
      await start()
    },
    async search(text, { limit, snippet }) {
      const found = await open.search(text, limit, snippet)
      return found.map(({ id, hit }) => ({
        id,
        // A title that was found shows itself; its marks count as a passage's do.
        ...(snippet ? { snippet: hit.snippet?.ranges.length ? hit.snippet : hit.title } : {}),
      }))
    },
    async add(documents) {
      for (const document of documents) await open.put(document)
    },
    update: (document) => open.put(document),
    remove: (id) => open.remove(id),
    persist: () => open.close(),
    reopen: () => start(),
    async corrupt() {
      await open.close()
      for (const file of readdirSync(folder)) writeFileSync(join(folder, file), 'spoilt')
    },
    close: () => open.close(),
  }
}
