import { ORPCError } from '@orpc/client'

/** What a call was refused with: the code decides, and its data is part of the contract. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; defined: boolean; data: unknown }> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => error,
  )
  if (!(outcome instanceof ORPCError)) throw new Error(`No refusal but ${JSON.stringify(outcome)}`)
  return { code: String(outcome.code), defined: outcome.defined, data: outcome.data as unknown }
}

export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const each of stream) all.push(each)
  return all
}

export const textBody = (...blocks: object[]) => ({ type: 'doc' as const, content: blocks })
export const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id, dir: null },
  content: [{ type: 'text', text }],
})
export const anAction = (id: string, text: string) => ({
  type: 'action',
  attrs: { id, dir: null, owner: 'Secretariat', due: '2026-03-01', state: 'open' },
  content: [{ type: 'text', text }],
})

export async function collectFrom<T>(stream: PromiseLike<AsyncIterable<T>>): Promise<T[]> {
  return collect(await stream)
}

/** What a stream that goes on tells first. */
export async function firstFrom<T>(stream: PromiseLike<AsyncIterable<T>>): Promise<T | undefined> {
  for await (const each of await stream) return each
  return undefined
}

export async function* toStream(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
