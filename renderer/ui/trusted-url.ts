type Policies = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string }
}

let policy: ReturnType<Policies['createPolicy']> | undefined

/** An address of the page's own origin, as the browser's Trusted Types want it for starting a worker. */
export function trustedUrl(url: URL): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
  if (!policies) return url.href
  policy ??= policies.createPolicy('workbench', {
    createScriptURL(given) {
      if (new URL(given).origin !== location.origin) throw new TypeError('Only scripts of the page itself')
      return given
    },
  })
  return policy.createScriptURL(url.href)
}
