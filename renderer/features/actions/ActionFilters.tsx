import { actionStates } from '../../../shared/document/nodes.ts'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { SelectField, type Option } from '../../ui/field/SelectField.tsx'
import { SwitchField } from '../../ui/field/SwitchField.tsx'
import styles from './actions.module.css'
import { ownersIn, wholeRegister, type RegisterFilter } from './register.ts'

interface ActionFiltersProps {
  rows: readonly RegisterRow[]
  filter: RegisterFilter
  /** Names of the person who works here. */
  mine: readonly string[]
  onChange: (filter: RegisterFilter) => void
}

/** Narrows the register; only owners and meetings that occur are offered. */
export function ActionFilters({ rows, filter, mine, onChange }: ActionFiltersProps) {
  const t = useT()
  const format = useFormat()
  const show = useWorkspace((state) => state.show)
  const set = (fields: Partial<RegisterFilter>) => onChange({ ...filter, ...fields })
  const owners = ownersIn(rows, format.collator)
  const meetings = meetingsIn(rows, format.collator)
  return (
    <search className={styles['filters']} aria-label={t('actions.narrow')}>
      <SegmentedControl<RegisterFilter['show']>
        label={t('actions.show')}
        value={filter.show}
        options={[
          { value: 'all', label: t('actions.all') },
          { value: 'actions', label: t('actions.actions') },
          { value: 'decisions', label: t('actions.decisions') },
        ]}
        onChange={(chosen) => set({ show: chosen })}
      />
      <SelectField
        label={t('actions.state')}
        hideLabel
        value={filter.state}
        none={t('actions.anyState')}
        options={actionStates.map((value) => ({ value, label: t(`actionState.${value}`) }))}
        onChange={(state) => set({ state })}
      />
      {owners.length > 0 && (
        <SelectField
          label={t('actions.owner')}
          hideLabel
          value={filter.owner}
          none={t('actions.anyOwner')}
          options={owners.map((value) => ({ value, label: value }))}
          onChange={(owner) => set({ owner })}
        />
      )}
      {meetings.length > 0 && (
        <SelectField
          label={t('kind.meeting')}
          hideLabel
          value={filter.meetingId}
          none={t('actions.anyMeeting')}
          options={meetings}
          onChange={(meetingId) => set({ meetingId })}
        />
      )}
      <SwitchField isSelected={filter.mine !== null} onChange={(on) => set({ mine: on ? mine : null })}>
        {t('actions.mine')}
      </SwitchField>
      {filter.mine !== null && mine.length === 0 && (
        <Button size="small" variant="quiet" onPress={() => show('settings')}>
          {t('actions.sayNames')}
        </Button>
      )}
      {filter !== wholeRegister && (
        <Button size="small" variant="quiet" onPress={() => onChange(wholeRegister)}>
          {t('ui.clear')}
        </Button>
      )}
    </search>
  )
}

function meetingsIn(rows: readonly RegisterRow[], collator: Intl.Collator): Option[] {
  const meetings = new Map(
    rows.flatMap(({ meetingId, meetingTitle }) => (meetingId ? [[meetingId, meetingTitle ?? '']] : [])),
  )
  return [...meetings]
    .map(([value, label]) => ({ value: value ?? '', label: label ?? '' }))
    .toSorted((a, b) => collator.compare(a.label, b.label))
}
