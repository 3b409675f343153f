declare module 'hunspell-asm/dist/cjs/lib/browser/hunspell.js' {
  /** The part of the compiled program that is used: Hunspell's C interface and Emscripten's memory. */
  export type HunspellRuntime = {
    cwrap: (name: string, result: 'number' | null, parameters: 'number'[]) => (...values: number[]) => number
    FS: { writeFile: (path: string, bytes: Uint8Array) => void }
    allocateUTF8: (text: string) => number
    UTF8ToString: (pointer: number) => string
    getValue: (pointer: number, type: '*') => number
    _malloc: (bytes: number) => number
    _free: (pointer: number) => void
  }
  const start: (settings: {
    onRuntimeInitialized: () => void
    onAbort: (why: unknown) => void
  }) => HunspellRuntime
  export default start
}
