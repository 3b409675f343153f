import { ensureBuilt } from './built.mjs'

await ensureBuilt(['main', 'page'], { force: true })
