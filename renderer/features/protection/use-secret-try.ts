import { useState } from 'react'
import { errorCode, errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'

/** One try after the other of something that wants a passphrase: whether one is under way, and what was wrong with the last. */
export function useSecretTry(wrong: 'protection.wrong' | 'protection.wrongCode' = 'protection.wrong') {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  /** `secret`: to be said at the field; `other`: anything else. */
  const [problem, setProblem] = useState<{ secret?: string; other?: string }>({})
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setProblem({})
    try {
      await work()
      return true
    } catch (error) {
      const code = errorCode(error)
      if (code === 'PASSPHRASE') setProblem({ secret: t(wrong) })
      else if (code === 'TOO_SOON') setProblem({ secret: errorSentence(t, error) })
      else setProblem({ other: errorSentence(t, error) })
      return false
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, attempt, forget: () => setProblem({}) }
}
