// As for the page: its policy forbids making code of texts, and schemas must not try.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
