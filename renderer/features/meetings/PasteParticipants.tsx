import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { Participant } from '../../../shared/model/meeting/v1.ts'
import { fold } from '../../../shared/text/fold.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { SwitchField } from '../../ui/field/SwitchField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { openQuestions, readParticipantLines, toParticipants, type StateAnswer } from './participants.ts'
import styles from './participants.module.css'
import { StateQuestion } from './StateQuestion.tsx'

interface PasteParticipantsProps {
  present: readonly Participant[]
  onClose: () => void
  onAdd: (participants: Participant[]) => void
}

/** Lines shown of a long list before it is taken. */
const shownLines = 200

/** Takes a list of participants from a mail or a spreadsheet, after showing how it was read and asking what is unclear. */
export function PasteParticipants({ present, onClose, onAdd }: PasteParticipantsProps) {
  const t = useT()
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => fields.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const format = useFormat()
  const [text, setText] = useState('')
  const [answers, setAnswers] = useState<ReadonlyMap<string, StateAnswer>>(new Map())
  const [withKnown, setWithKnown] = useState(false)
  const read = useMemo(() => readParticipantLines(text, present), [text, present])
  const known = read.filter((each) => each.isKnown).length
  const lines = withKnown ? read : read.filter((each) => !each.isKnown)
  const questions = openQuestions(lines)
  const open = questions.filter((question) => !answers.has(fold(question.text)))
  const stateOf = (each: (typeof read)[number]) => {
    const answer = answers.get(fold(each.stateText))
    const code = typeof answer === 'object' ? answer.code : each.state
    return code ? format.state(code) : answer === undefined ? each.stateText : ''
  }
  return (
    <Dialog
      title={t('meetings.pasteTitle')}
      size="wide"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={lines.length === 0 || open.length > 0}
            onPress={() => onAdd(toParticipants(lines, answers, () => `p${v7()}`))}
          >
            {t('meetings.addCount', { count: lines.length })}
          </Button>
        </>
      }
    >
      <div ref={fields} className={styles['paste']}>
        <TextField
          label={t('meetings.pasteLabel')}
          description={t('meetings.pasteHint')}
          placeholder={t('meetings.pasteExample')}
          rows={6}
          value={text}
          onChange={setText}
        />
        {questions.map((question) => (
          <StateQuestion
            key={fold(question.text)}
            question={question}
            answer={answers.get(fold(question.text)) ?? null}
            onAnswer={(answer) => setAnswers(new Map(answers).set(fold(question.text), answer))}
          />
        ))}
        {known > 0 && (
          <SwitchField isSelected={withKnown} onChange={setWithKnown}>
            {t('meetings.withKnown', { count: known })}
          </SwitchField>
        )}
        {lines.length > 0 && (
          <div className={styles['previewScroll']}>
            <table className={styles['preview']}>
              <caption className={styles['previewCaption']} aria-live="polite">
                {t('meetings.readAs', { count: lines.length, open: open.length })}
              </caption>
              <thead>
                <tr>
                  {(['name', 'state', 'organization', 'position'] as const).map((field) => (
                    <th key={field} scope="col">
                      {t(`field.${field}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.slice(0, shownLines).map((each) => (
                  <tr key={each.line}>
                    <td dir="auto">{each.name}</td>
                    <td data-open={(each.stateText && !answers.has(fold(each.stateText))) || undefined}>
                      <bdi>{stateOf(each)}</bdi>
                    </td>
                    <td dir="auto">
                      {[
                        answers.get(fold(each.stateText)) === 'organization' && each.stateText,
                        each.organization,
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </td>
                    <td dir="auto">{each.position}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Dialog>
  )
}
