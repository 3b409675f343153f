import { createCompile } from './compile.ts'
import type { CompilerPort, ResourcePaths } from './compiler-port.ts'

/** The compiler without a process around it: for tests and measurements. A running compile cannot be stopped. */
export function createInProcessCompiler(resources: ResourcePaths): CompilerPort {
  const compile = createCompile(resources)
  return {
    async compile(job, signal) {
      signal?.throwIfAborted()
      return compile(job)
    },
    async close() {},
  }
}
