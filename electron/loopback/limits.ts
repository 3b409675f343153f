/** What the loopback host allows anyone who reaches its port; reasons stand in docs/decisions. */
export const limits = {
  /** Bytes of request line and headers. */
  headerSize: 8 * 1024,
  /** Milliseconds until the headers must be complete. */
  headersTimeout: 10_000,
  /** Milliseconds until a body must be complete; only an authenticated upload has one that is read. */
  requestTimeout: 300_000,
  /** Milliseconds without a byte after which a connection is ended. */
  idleTimeout: 30_000,
  /** Milliseconds between two looks at the timeouts above; Node's own 30 s would make ten seconds forty. */
  checkInterval: 1_000,
  connections: 32,
  sockets: 4,
  /** Milliseconds until a socket must have sent its token. */
  helloTimeout: 2_000,
  /** Bytes a socket may send before it has shown its token. */
  helloSize: 4 * 1024,
  /** Bytes of one message: the body of a long report is sent in one piece. */
  messageSize: 32 * 1024 * 1024,
  /** Bytes of an uploaded file. */
  uploadSize: 200 * 1024 * 1024,
  /** Wrong tokens in a row, and the milliseconds nobody is let in after them. */
  wrongTokens: 10,
  lockTime: 60_000,
} as const

export type Limits = { readonly [K in keyof typeof limits]: number }
