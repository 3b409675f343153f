import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openSearchIndex } from '../search/search-index.ts'
import { createChildCompiler } from '../typesetting/child-compiler.ts'
import { forkCompileChild } from '../typesetting/fork-compile-child.ts'
import { locateResources } from '../typesetting/locate-resources.ts'
import { createTypesetting } from '../typesetting/typesetting.ts'
import { cachesFolder, type OpenPorts } from './open-workbench.ts'

/** The engines as a host on plain Node runs them: each in a process or thread of its own, from the bundles in `built`. */
export function createPlainEngines(
  built: string,
): Pick<OpenPorts, 'typesetting' | 'openSearch' | 'searchWorker' | 'caches'> {
  const { coverage, ...resources } = locateResources(built)
  return {
    typesetting: createTypesetting({
      compiler: createChildCompiler({
        spawn: () => forkCompileChild(join(built, 'compile-child.js')),
        resources,
      }),
      resources: { coverage },
    }),
    openSearch: openSearchIndex,
    searchWorker: pathToFileURL(join(built, 'search-worker.js')),
    caches: cachesFolder(),
  }
}
