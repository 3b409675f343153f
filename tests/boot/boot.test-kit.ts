import { existsSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { register } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../shared/contract/index.ts'
import { connectChannel } from '../../shared/page-port.ts'
import { ElectronDouble } from './electron-double.test-kit.ts'
import { PortDouble } from './ports.test-kit.ts'
import { WindowDouble } from './window-double.test-kit.ts'

export const builtFolder = resolve(import.meta.dirname, '../../out')
const mainBundle = join(builtFolder, 'main/main.js')

export type PageClient = ContractRouterClient<typeof contract>

const names =
  'app BrowserWindow clipboard dialog ipcMain Menu MessageChannelMain protocol safeStorage screen session shell utilityProcess'

/** A module that stands for `electron` in the built bundle: it hands out the parts of the double of the moment. */
const standIn = `const e = globalThis.electronDouble\n${names
  .split(' ')
  .map((name) => `export const ${name} = e.${name}`)
  .join('\n')}`

let boots = 0

function replaceElectron(): void {
  const hooks = `let n = 0
export function resolve(specifier, context, next) {
  if (specifier !== 'electron') return next(specifier, context)
  return { url: 'data:text/javascript,' + encodeURIComponent(${JSON.stringify(standIn)} + '\\n//' + n++), shortCircuit: true }
}`
  register(`data:text/javascript,${encodeURIComponent(hooks)}`)
}

/** The built program, started over a double of Electron, with folders of its own. */
export class BootedDesktop {
  readonly folder = mkdtempSync(join(tmpdir(), 'rapporteur-boot-'))
  readonly electron = new ElectronDouble(this.folder)

  async start(): Promise<this> {
    if (!existsSync(mainBundle))
      throw new Error('There is no built program to start: run `npm run build` first.')
    process.env['XDG_CONFIG_HOME'] = join(this.folder, 'config')
    process.env['XDG_CACHE_HOME'] = join(this.folder, 'cache')
    process.argv.splice(1)
    Object.assign(globalThis, { electronDouble: this.electron })
    if (boots === 0) replaceElectron()
    boots += 1
    await import(/* @vite-ignore */ `${pathToFileURL(mainBundle).href}?boot=${boots}`)
    return this
  }

  get window(): WindowDouble {
    const window = WindowDouble.all.at(-1)
    if (!window) throw new Error('no window is open')
    return window
  }

  /** Lets Electron be ready and waits for the window. */
  async becomeReady(): Promise<this> {
    const before = WindowDouble.all.length
    this.electron.becomeReady()
    await until(() => WindowDouble.all.length > before)
    return this
  }

  /** What the preload does for the page: the page's end of a new line to the workbench. */
  connectPage(
    sender: object = this.window.webContents,
    senderFrame: object = this.window.webContents.mainFrame,
  ) {
    const { port1, port2 } = PortDouble.pair()
    this.electron.ipcMain.emit(connectChannel, { sender, senderFrame, ports: [port2] })
    port1.start()
    const client: PageClient = createORPCClient(new RPCLink({ port: port1 }))
    return { port: port1, client }
  }

  /** Ends the program as its user does, and takes its folders away. */
  async remove(): Promise<void> {
    if (this.electron.processes.length > 0) this.electron.app.quit()
    await until(() => this.electron.hasEnded || this.electron.processes.length === 0)
    for (const each of this.electron.processes) each.kill()
    await Promise.all(this.electron.processes.map(({ quiet }) => quiet))
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** Waits until something is so; a test that waits in vain is ended by its own timeout. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}
