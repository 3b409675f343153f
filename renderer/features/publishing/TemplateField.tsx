import { useInterfaceLanguage } from '../../i18n/use-interface-language.ts'
import { useT } from '../../i18n/use-t.ts'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { useTemplates } from './use-templates.ts'

interface TemplateFieldProps {
  label: string
  look?: 'boxed' | 'bare'
  /** Name of the chosen one; null where none is. */
  value: string | null
  /** What is said where none is chosen. */
  none: string
  onChange: (name: string | null) => void
}

/** Chooses the form of pages: those of the house, then those of the library. One that has gone is still named. */
export function TemplateField({ label, look = 'boxed', value, none, onChange }: TemplateFieldProps) {
  const t = useT()
  const language = useInterfaceLanguage()
  const { templates } = useTemplates()
  const options = templates.map(({ name, title, description, own }) => ({
    value: name,
    label: own ? t('export.template.own', { title: title[language] }) : title[language],
    ...(description ? { detail: description[language] } : {}),
  }))
  const isGone = value !== null && templates.length > 0 && !templates.some(({ name }) => name === value)
  return (
    <SelectField
      label={label}
      hideLabel={look === 'bare'}
      look={look}
      value={value}
      options={isGone ? [...options, { value, label: value }] : options}
      none={none}
      onChange={onChange}
    />
  )
}
