import { Plus, Trash2 } from 'lucide-react'
import { v7 } from 'uuid'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { Section } from '../../ui/layout/Page.tsx'
import { withFields } from './entries.ts'
import styles from './meeting-page.module.css'
import type { MeetingPartProps } from './section-props.ts'
import { useRemoval } from './use-removal.ts'

/** Whom to ask about the meeting. */
export function ContactsSection({ meeting, change }: MeetingPartProps) {
  const t = useT()
  const remove = useRemoval(change, 'contacts')
  const add = () => {
    const contact = { id: `c${v7()}`, name: t('meetings.newContact') }
    change((now) => ({ ...now, contacts: [...now.contacts, contact] }))
  }
  return (
    <Section
      title={t('meetings.contacts')}
      actions={
        <Button size="small" icon={<Plus size={14} />} onPress={add}>
          {t('meetings.addContact')}
        </Button>
      }
    >
      {meeting.contacts.length === 0 && <p className={styles['nothing']}>{t('meetings.noContacts')}</p>}
      <ul>
        {meeting.contacts.map((contact) => (
          <li key={contact.id} className={styles['contact']}>
            <InlineField
              label={t('field.name')}
              value={contact.name}
              schema={namedLine}
              onSave={(name) =>
                change((now) => ({ ...now, contacts: withFields(now.contacts, contact.id, { name }) }))
              }
            />
            {(['organization', 'email', 'telephone'] as const).map((field) => (
              <InlineField
                key={field}
                label={t(`field.${field}`)}
                placeholder={t(`field.${field}`)}
                value={contact[field] ?? ''}
                schema={line.optional()}
                onSave={(value) =>
                  change((now) => ({
                    ...now,
                    contacts: withFields(now.contacts, contact.id, { [field]: value || undefined }),
                  }))
                }
              />
            ))}
            <IconButton
              size="small"
              label={t('ui.remove', { name: contact.name })}
              icon={<Trash2 size={14} />}
              onPress={() => remove(contact, contact.name)}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
