import { Copy, Printer, Save } from 'lucide-react'
import { useState } from 'react'
import { parseRecoveryCode } from '../../../shared/text/recovery-code.ts'
import { today, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import styles from './protection.module.css'
import { saveText } from './save-text.ts'

/** The recovery code, and the ways to take it away from this computer. */
export function RecoveryCode({ code, name }: { code: string; name: string }) {
  const t = useT()
  const format = useFormat()
  const title = t('protection.sheetTitle', { name })
  const [made] = useState(() => today())
  const text = t('protection.sheetText', { date: format.day(made) })
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => showToast({ text: t('protection.copied') }),
      () => showToast({ text: t('protection.notCopied'), tone: 'bad' }),
    )
  return (
    <div className={styles['part']}>
      <div className={styles['sheet']}>
        <p className={styles['sheetTitle']}>{title}</p>
        <p className={styles['codeText']}>
          {code.split('-').map((group, place) => (
            <span key={`${place} ${group}`}>{group}</span>
          ))}
        </p>
        <p className={styles['soft']}>{text}</p>
      </div>
      <div className={styles['buttons']}>
        <Button icon={<Printer size={15} />} onPress={() => window.print()}>
          {t('protection.print')}
        </Button>
        <Button icon={<Copy size={15} />} onPress={() => void copy()}>
          {t('protection.copy')}
        </Button>
        <Button
          icon={<Save size={15} />}
          onPress={() => saveText(t('protection.sheetFile', { name }), `${title}\n\n${code}\n\n${text}\n`)}
        >
          {t('protection.save')}
        </Button>
      </div>
    </div>
  )
}

/** Whether what was typed is that code. */
export const isCode = (typed: string, code: string): boolean => {
  const read = parseRecoveryCode(typed)
  return read.ok && read.code === code
}

/** The code typed from where it was kept, which shows that it can be read there. */
export function TypedCode({
  code,
  value,
  onChange,
}: {
  code: string
  value: string
  onChange: (value: string) => void
}) {
  const t = useT()
  const [isLeft, setLeft] = useState(false)
  const read = parseRecoveryCode(value)
  const isRight = isCode(value, code)
  const isFull = value.replaceAll(/[\s-]/g, '').length >= code.replaceAll('-', '').length
  const problem = read.ok ? (isRight ? undefined : 'another') : read.problem
  return (
    <TextField
      label={t('protection.typeBack')}
      description={isRight ? t('protection.typedRight') : t('protection.typeBackText')}
      autoComplete="off"
      spellCheck="false"
      value={value}
      onChange={onChange}
      onBlur={() => setLeft(value !== '')}
      error={problem && (isFull || isLeft) ? t(`protection.code.${problem}`) : undefined}
    />
  )
}
