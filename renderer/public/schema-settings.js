// The page's policy forbids making code of text. Schemas would try it once, as they are made, and be reported for it;
// so this is read before any of them.
globalThis.__zod_globalConfig = { jitless: true }
