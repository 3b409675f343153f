import type { App, Protocol, Session, WebContents } from 'electron'
import { pageOrigin } from '../../shared/page-port.ts'

/** The address of the page; nothing else is ever navigated to. */
export const pageAddress = `${pageOrigin}/`

/** Chromium switches that keep every part of it off the network. */
export const networkSwitches = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  ['disable-background-networking', ''],
  ['disable-component-update', ''],
  ['disable-sync', ''],
  ['disable-quic', ''],
  ['disable-domain-reliability', ''],
  ['no-pings', ''],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
] as const

/** What must be said before Electron is ready: the scheme, the sandbox for every renderer, the switches. */
export function hardenProcess(app: App, protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
  app.enableSandbox()
  for (const [name, value] of networkSwitches) app.commandLine.appendSwitch(name, value)
}

/** Refuses every permission but copying text from the page, every request but the page's own, and spelling downloads. */
export function hardenSession(session: Session, allowDevTools: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === 'clipboard-sanitized-write' && details.isMainFrame && isOwn(details.requestingUrl))
  })
  // Asked for checks that never become a request; Electron grants them where no handler is set.
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'clipboard-sanitized-write' && details.isMainFrame && isOwn(origin),
  )
  session.setDevicePermissionHandler(() => false)
  // Hunspell dictionaries are fetched from the network even where spell checking is off in webPreferences.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
  const allowed = allowDevTools ? /^(app|blob|data|devtools):/ : /^(app|blob|data):/
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !allowed.test(details.url) }))
}

/** Keeps a page where it is: no navigation, no new window, no embedded browser. */
export function hardenContents(contents: WebContents): void {
  const stay = (details: { readonly url: string; preventDefault(): void }) => {
    if (details.url !== pageAddress) details.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function isOwn(address: string): boolean {
  return address === pageOrigin || address === pageAddress
}
