/**
 * The page's Content-Security-Policy, the same in every host. `connections` are origins beside the page's own that it
 * may open: the loopback host names its own WebSocket, which not every browser counts as 'self'.
 */
export function pagePolicy(connections: readonly string[] = []): string {
  return [
    `default-src 'none'`,
    // The spelling worker compiles WebAssembly; nothing else may turn text into code.
    `script-src 'self' 'wasm-unsafe-eval'`,
    // TipTap and React Aria insert style elements.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    ['connect-src', `'self'`, ...connections].join(' '),
    `worker-src 'self'`,
    `media-src 'self' blob:`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `child-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    // ProseMirror parses pasted HTML, in a detached document, through a policy of its own.
    `trusted-types dompurify workbench ProseMirrorClipboard`,
  ].join('; ')
}

/** What a stored file may do when it is opened by itself: nothing but be shown. */
export const filePolicy = `default-src 'none'; style-src 'unsafe-inline'; sandbox`

/** Headers of every answer, beside the policy; names in lower case. */
export const commonHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // What is read of a library leaves no copy in a browser's cache folder.
  'cache-control': 'no-store',
} as const
