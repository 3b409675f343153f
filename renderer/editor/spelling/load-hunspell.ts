import start, { type HunspellRuntime } from 'hunspell-asm/dist/cjs/lib/browser/hunspell.js'

export type Speller = {
  isRight: (word: string) => boolean
  /** At most `limit` words it could have been meant to be, likeliest first. */
  suggest: (word: string, limit: number) => string[]
}

let running: Promise<HunspellRuntime> | undefined
let made = 0

/** Starts Hunspell with one dictionary: an affix file and a word file, as bytes. */
export async function loadHunspell(affixes: Uint8Array, words: Uint8Array): Promise<Speller> {
  const runtime = await (running ??= startRuntime())
  made += 1
  const [affixPath, wordPath] = [`/${made}.aff`, `/${made}.dic`]
  runtime.FS.writeFile(affixPath, affixes)
  runtime.FS.writeFile(wordPath, words)
  const create = runtime.cwrap('Hunspell_create', 'number', ['number', 'number'])
  const spell = runtime.cwrap('Hunspell_spell', 'number', ['number', 'number'])
  const suggestions = runtime.cwrap('Hunspell_suggest', 'number', ['number', 'number', 'number'])
  const freeList = runtime.cwrap('Hunspell_free_list', null, ['number', 'number', 'number'])
  const speller = create(runtime.allocateUTF8(affixPath), runtime.allocateUTF8(wordPath))

  const withWord = <T>(word: string, act: (pointer: number) => T): T => {
    const pointer = runtime.allocateUTF8(word.normalize())
    try {
      return act(pointer)
    } finally {
      runtime._free(pointer)
    }
  }
  return {
    isRight: (word) => withWord(word, (pointer) => spell(speller, pointer) !== 0),
    suggest: (word, limit) =>
      withWord(word, (pointer) => {
        const list = runtime._malloc(4)
        const count = suggestions(speller, list, pointer)
        const first = runtime.getValue(list, '*')
        const found = Array.from({ length: Math.min(count, limit) }, (_, index) =>
          runtime.UTF8ToString(runtime.getValue(first + index * 4, '*')),
        )
        if (count > 0) freeList(speller, list, count)
        runtime._free(list)
        return found
      }),
  }
}

function startRuntime(): Promise<HunspellRuntime> {
  // The program carries its WebAssembly inside and would fetch it as a data: address, which the page's policy forbids;
  // without `fetch` it decodes the text itself.
  const fetchOfPage = globalThis.fetch
  Reflect.set(globalThis, 'fetch', undefined)
  try {
    return new Promise((resolve, reject) => {
      // Resolved inside an object: the runtime has a `then` of its own that never ends.
      const holder: { runtime?: HunspellRuntime } = {}
      const runtime = start({
        onRuntimeInitialized: () =>
          queueMicrotask(() => holder.runtime && resolve(withoutThen(holder.runtime))),
        onAbort: (why) => reject(new Error('Hunspell did not start', { cause: why })),
      })
      holder.runtime = runtime
    })
  } finally {
    Reflect.set(globalThis, 'fetch', fetchOfPage)
  }
}

function withoutThen(runtime: HunspellRuntime): HunspellRuntime {
  Reflect.deleteProperty(runtime, 'then')
  return runtime
}
