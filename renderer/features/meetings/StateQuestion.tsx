import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { StateField } from '../../ui/field/StateField.tsx'
import type { openQuestions, StateAnswer } from './participants.ts'
import styles from './participants.module.css'

interface StateQuestionProps {
  question: ReturnType<typeof openQuestions>[number]
  answer: StateAnswer | null
  onAnswer: (answer: StateAnswer) => void
}

/** Asks what a text means that names no State we know; the likeliest are one press away, and nothing is assumed. */
export function StateQuestion({ question, answer, onAnswer }: StateQuestionProps) {
  const t = useT()
  const format = useFormat()
  const chosen = typeof answer === 'object' ? (answer?.code ?? null) : null
  const label = t('meetings.whichState', { text: question.text, lines: question.lines })
  return (
    <fieldset className={styles['question']} aria-label={label} data-answered={answer !== null || undefined}>
      <span>{label}</span>
      <span className={styles['answers']}>
        {question.near.slice(0, 3).map((code) => (
          <Button
            key={code}
            size="small"
            variant={chosen === code ? 'primary' : 'plain'}
            onPress={() => onAnswer({ code })}
          >
            {format.state(code)}
          </Button>
        ))}
        <span className={styles['otherState']}>
          <StateField
            label={t('meetings.otherState')}
            hideLabel
            placeholder={t('meetings.otherState')}
            value={chosen}
            onChange={(code) => code && onAnswer({ code })}
          />
        </span>
        <Button
          size="small"
          variant={answer === 'organization' ? 'primary' : 'plain'}
          onPress={() => onAnswer('organization')}
        >
          {t('meetings.isOrganization')}
        </Button>
        <Button
          size="small"
          variant={answer === 'nothing' ? 'primary' : 'plain'}
          onPress={() => onAnswer('nothing')}
        >
          {t('meetings.leaveOut')}
        </Button>
      </span>
    </fieldset>
  )
}
