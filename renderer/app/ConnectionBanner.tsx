import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useApi, useConnectionState, useQueries } from '../api/ApiProvider.tsx'
import { errorSentence } from '../api/error-sentence.ts'
import { originIn, tokenIn } from '../api/session-token.ts'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/action/Button.tsx'
import { Notice } from '../ui/feedback/Notice.tsx'
import { showToast } from '../ui/feedback/toasts.ts'
import { TextField } from '../ui/field/TextField.tsx'
import styles from './app.module.css'

/** Milliseconds a line may be gone before the reader is told: most are back before anyone would notice. */
const patience = 900

/** Says when the workbench cannot be reached or cannot be written to, and what helps. */
export function ConnectionBanner() {
  const t = useT()
  const state = useConnectionState()
  const status = useQuery(useQueries().library.status.queryOptions())
  const isLost = useLasting(state === 'lost')
  const readOnly = status.data?.readOnly
  if (state === 'refused') return <Refused />
  if (isLost) {
    return (
      <div className={styles['banner']}>
        <Notice tone="warn">{t('connection.lost')}</Notice>
      </div>
    )
  }
  if (readOnly) {
    return (
      <div className={styles['banner']}>
        <Notice tone="warn" action={readOnly === 'locked' && <EditAnyway />}>
          {t(`library.readOnly.${readOnly}`)}
        </Notice>
      </div>
    )
  }
  return null
}

/** The lock of a library is a courtesy: at worst two versions come to stand side by side. */
function EditAnyway() {
  const t = useT()
  const { client, queries, cache } = useApi()
  const edit = async () => {
    try {
      cache.setQueryData(queries.library.status.queryKey(), await client.library.editAnyway())
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <Button size="small" onPress={() => void edit()}>
      {t('library.editAnyway')}
    </Button>
  )
}

function useLasting(isSo: boolean): boolean {
  const t = useT()
  const [isTold, setTold] = useState(false)
  const wasTold = useRef(false)
  useEffect(() => {
    const timer = setTimeout(() => setTold(isSo), isSo ? patience : 0)
    return () => clearTimeout(timer)
  }, [isSo])
  useEffect(() => {
    if (wasTold.current && !isTold) showToast({ text: t('connection.back') })
    wasTold.current = isTold
  }, [isTold, t])
  return isTold && isSo
}

function Refused() {
  const t = useT()
  const { token } = useApi()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const pasted = tokenIn(text)
    const origin = originIn(text)
    if (pasted === null) setProblem(t('connection.noToken'))
    else if (origin !== null && origin !== location.origin)
      setProblem(t('connection.otherPort', { port: location.port }))
    else token?.take(pasted)
  }
  return (
    <div className={styles['banner']}>
      <Notice tone="warn">
        {t('connection.refused')}
        <form className={styles['bannerForm']} onSubmit={handleSubmit}>
          <TextField
            label={t('connection.address')}
            hideLabel
            placeholder={t('connection.paste')}
            value={text}
            error={problem}
            onChange={(next) => {
              setText(next)
              setProblem(undefined)
            }}
          />
          <Button type="submit" variant="primary">
            {t('connection.use')}
          </Button>
        </form>
      </Notice>
    </div>
  )
}
