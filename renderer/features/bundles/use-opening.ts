import { useCallback, useEffect, useRef, useState } from 'react'
import type { OpenedBundle, TakenRecord } from '../../../shared/contract/bundles.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorCode } from '../../api/error-sentence.ts'
import type { Handed } from './bundles-store.ts'

export type OpeningState =
  | { stage: 'sending'; share: number }
  | { stage: 'opening' }
  /** Encrypted; `error` says what was wrong with the passphrase that was tried. */
  | { stage: 'locked'; sha256: string; error: unknown }
  | { stage: 'open'; bundle: OpenedBundle }
  | { stage: 'taking'; index: number; total: number; title: string }
  | { stage: 'done'; entries: TakenRecord[] }
  | { stage: 'failed'; error: unknown }

/** From a file to records of the library, one answer at a time; nothing is changed before `take`. */
export function useOpening(handed: Handed) {
  const { client, files } = useApi()
  const [state, setState] = useState<OpeningState>({ stage: 'opening' })
  const running = useRef(new AbortController())
  /** What the workbench holds for us, to be let go when the dialog is closed. */
  const held = useRef<string>(null)

  const open = useCallback(
    async (sha256: string, passphrase?: string) => {
      const { signal } = running.current
      held.current = sha256
      setState({ stage: 'opening' })
      try {
        const asked = passphrase === undefined ? { sha256 } : { sha256, passphrase }
        const bundle = await client.bundles.open(asked, { signal })
        held.current = bundle.bundleId
        if (!signal.aborted) setState({ stage: 'open', bundle })
      } catch (error) {
        if (signal.aborted) return
        if (errorCode(error) !== 'PASSPHRASE') setState({ stage: 'failed', error })
        else setState({ stage: 'locked', sha256, error: passphrase === undefined ? null : error })
      }
    },
    [client],
  )

  const take = useCallback(
    async (bundleId: string, without: RecordId[]) => {
      const { signal } = running.current
      setState({ stage: 'taking', index: 0, total: 0, title: '' })
      try {
        for await (const step of await client.bundles.take({ bundleId, without }, { signal }))
          if (!signal.aborted) setState(step)
      } catch (error) {
        if (!signal.aborted) setState({ stage: 'failed', error })
      }
    },
    [client],
  )

  useEffect(() => {
    const abort = new AbortController()
    running.current = abort
    const begin = async () => {
      if ('waiting' in handed) return open(handed.waiting.sha256)
      setState({ stage: 'sending', share: 0 })
      const onProgress = (share: number) => {
        if (!abort.signal.aborted) setState({ stage: 'sending', share })
      }
      const { file } = handed
      const { sha256 } = await files.upload(file, file.name, onProgress, abort.signal)
      return abort.signal.aborted ? undefined : open(sha256)
    }
    begin().catch((error: unknown) => {
      if (!abort.signal.aborted) setState({ stage: 'failed', error })
    })
    return () => {
      abort.abort()
      const id = held.current
      held.current = null
      // Where nobody answers, the workbench lets it go with the next one.
      if (id !== null) void client.bundles.close({ id }).catch(() => undefined)
    }
  }, [client, files, handed, open])

  return { state, open, take }
}
