import { Plus, Trash2 } from 'lucide-react'
import { mechanismRoles, type MechanismV1 } from '../../../shared/model/mechanism/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Section } from '../../ui/layout/Page.tsx'
import styles from './mechanisms.module.css'

type Roles = MechanismV1['roles']

/** The set of roles IOM holds in a mechanism, each with those it holds it together with. */
export function RolesEditor({ roles, onChange }: { roles: Roles; onChange: (roles: Roles) => void }) {
  const t = useT()
  const free = mechanismRoles.filter((role) => !roles.some((held) => held.role === role))
  const [next] = free
  const set = (index: number, fields: Partial<Roles[number]>) =>
    onChange(roles.map((role, at) => (at === index ? { ...role, ...fields } : role)))
  return (
    <Section
      title={t('mechanisms.roles')}
      actions={
        next && (
          <Button
            size="small"
            icon={<Plus size={14} />}
            onPress={() => onChange([...roles, { role: next, partners: [] }])}
          >
            {t('mechanisms.addRole')}
          </Button>
        )
      }
    >
      {roles.length === 0 && <EmptyState size="compact" title={t('mechanisms.noRoles')} />}
      {roles.map((held, index) => (
        <div key={held.role} className={styles['roleRow']}>
          <SelectField
            label={t('mechanisms.role')}
            hideLabel
            look="bare"
            value={held.role}
            options={mechanismRoles
              .filter((role) => role === held.role || free.includes(role))
              .map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(role) => role && set(index, { role })}
          />
          <TagInput
            label={t('mechanisms.partners')}
            placeholder={t('mechanisms.partnersHint')}
            value={held.partners}
            max={20}
            onChange={(partners) => set(index, { partners })}
          />
          <IconButton
            size="small"
            label={t('ui.remove', { name: t(`role.${held.role}`) })}
            icon={<Trash2 size={14} />}
            onPress={() => onChange(roles.filter((_, at) => at !== index))}
          />
        </div>
      ))}
    </Section>
  )
}
