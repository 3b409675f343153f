import { z } from 'zod'

/** The first message on a socket to the loopback host, as JSON text, within two seconds of its opening. */
export const loopbackHello = z.strictObject({ token: z.string().max(200) })

/**
 * The host's answer, as JSON text; every later message is oRPC's. `assetBase` is the path, with both slashes, under
 * which `asset/<sha256>` and `artifact/<id>` are fetched without a token: whoever knows it holds the session.
 */
export const loopbackWelcome = z.strictObject({
  assetBase: z.string(),
  /** The session's token, for a page that came with an entry code: such a code is good once. */
  token: z.string().max(200).optional(),
})

/** Why the loopback host closed a socket. After `wrongToken` another try is useless: the page needs a new address. */
export const loopbackClose = {
  wrongToken: 4401,
  noHello: 4408,
  /** Too many wrong tokens; right ones are refused too, for up to a minute. */
  locked: 4429,
  /** The host ends; the library was closed in order. */
  goingAway: 1001,
} as const

/** Paths of the loopback host that both sides must agree on. */
export const loopbackPaths = { socket: '/rpc', upload: '/asset' } as const
