import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { capacities, type Participant } from '../../../shared/model/meeting/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { StateField } from '../../ui/field/StateField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import styles from './participants.module.css'

interface AddParticipantProps {
  /** States that take part already: offered first. */
  likely: readonly string[]
  onAdd: (participant: Omit<Participant, 'id' | 'attendance'>) => void
}

/** One person a line, by keyboard alone: Enter adds, and the next name can be typed. State and organization stay. */
export function AddParticipant({ likely, onAdd }: AddParticipantProps) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState('')
  const [state, setState] = useState<string | null>(null)
  const [organization, setOrganization] = useState('')
  const [position, setPosition] = useState('')
  const [capacity, setCapacity] = useState<Participant['capacity']>('delegate')

  const add = () => {
    if (name.trim() !== '') {
      onAdd({
        name: name.trim().slice(0, 500),
        capacity,
        ...(state ? { state } : {}),
        ...(organization.trim() ? { organization: organization.trim().slice(0, 500) } : {}),
        ...(position.trim() ? { position: position.trim().slice(0, 500) } : {}),
      })
      setName('')
      setPosition('')
    }
    form.current?.querySelector('input')?.focus()
  }
  const field = (label: string, value: string, set: (value: string) => void) => (
    <TextField label={label} hideLabel placeholder={label} value={value} onChange={set} />
  )
  return (
    <form
      ref={form}
      className={styles['add']}
      aria-label={t('meetings.addParticipant')}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      {field(t('field.name'), name, setName)}
      <StateField
        label={t('field.state')}
        hideLabel
        placeholder={t('field.state')}
        value={state}
        likely={likely}
        onChange={setState}
      />
      {field(t('field.organization'), organization, setOrganization)}
      {field(t('field.position'), position, setPosition)}
      <SelectField
        label={t('meetings.capacity')}
        hideLabel
        value={capacity}
        options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
        onChange={(chosen) => chosen && setCapacity(chosen)}
      />
      <IconButton label={t('meetings.addParticipant')} icon={<Plus size={16} />} type="submit" />
    </form>
  )
}
