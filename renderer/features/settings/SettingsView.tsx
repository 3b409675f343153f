import { useEffect, useRef, type ReactNode } from 'react'
import { interfaceLanguages, languages } from '../../../shared/model/languages.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useT } from '../../i18n/use-t.ts'
import { SegmentedControl } from '../../ui/action/SegmentedControl.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { SwitchField } from '../../ui/field/SwitchField.tsx'
import { TagInput } from '../../ui/field/TagInput.tsx'
import { Page, Section } from '../../ui/layout/Page.tsx'
import { Protection } from '../protection/index.ts'
import { LibraryHealth } from './LibraryHealth.tsx'
import { RecentLibraries } from './RecentLibraries.tsx'
import styles from './settings.module.css'

/** How the page looks and speaks, who its reader is, and how the library is. */
export function SettingsView({ argument }: { argument?: string | undefined }) {
  const t = useT()
  const health = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (argument === 'health') health.current?.scrollIntoView({ block: 'start' })
  }, [argument])
  const { settings, update, changeWords } = useSettings()
  return (
    <Page title={t('settings.title')}>
      <div className={styles['column']}>
        <Section title={t('settings.look')}>
          <Field name={t('settings.language')}>
            <div className={styles['select']}>
              <SelectField
                label={t('settings.language')}
                hideLabel
                value={settings.interfaceLanguage}
                none={t('settings.language.system')}
                options={interfaceLanguages.map((value) => ({ value, label: ownNames[value] }))}
                onChange={(interfaceLanguage) => update({ interfaceLanguage })}
              />
            </div>
          </Field>
          <Field name={t('settings.appearance')}>
            <SegmentedControl
              label={t('settings.appearance')}
              value={settings.appearance}
              options={(['system', 'light', 'dark'] as const).map((value) => ({
                value,
                label: t(`app.appearance.${value}`),
              }))}
              onChange={(appearance) => update({ appearance })}
            />
          </Field>
          <Field name={t('settings.names')} hint={t('settings.namesText')}>
            <TagInput
              label={t('settings.names')}
              placeholder={t('settings.addName')}
              max={10}
              value={settings.myNames}
              onChange={(names) => update({ myNames: names.map((name) => name.slice(0, 200)) })}
            />
          </Field>
        </Section>
        <Section title={t('settings.writing')}>
          <Field name={t('settings.newLanguage')}>
            <div className={styles['select']}>
              <SelectField
                label={t('settings.newLanguage')}
                hideLabel
                value={settings.newDocumentLanguage}
                options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
                onChange={(language) => language && update({ newDocumentLanguage: language })}
              />
            </div>
          </Field>
          <Field name={t('settings.spelling')}>
            <SwitchField isSelected={settings.spelling} onChange={(spelling) => update({ spelling })}>
              <span className="visually-hidden">{t('settings.spelling')}</span>
            </SwitchField>
          </Field>
          <Field name={t('settings.english')} hint={t('settings.englishText')}>
            <SegmentedControl
              label={t('settings.english')}
              value={settings.englishSpelling ?? 'british'}
              options={(['british', 'american'] as const).map((value) => ({
                value,
                label: t(`settings.english.${value}`),
              }))}
              onChange={(englishSpelling) => update({ englishSpelling })}
            />
          </Field>
          {interfaceLanguages.map((language) => (
            <Field
              key={language}
              name={`${t('settings.dictionary')}: ${t(`language.${language}`)}`}
              {...(language === 'es' ? { hint: t('settings.dictionaryText') } : {})}
            >
              <TagInput
                label={`${t('settings.dictionary')}: ${t(`language.${language}`)}`}
                placeholder={t('settings.addWord')}
                max={20_000}
                value={settings.personalDictionary[language]}
                onChange={(words) => {
                  const before = settings.personalDictionary[language]
                  changeWords({
                    language,
                    add: words.map((word) => word.slice(0, 100)).filter((word) => !before.includes(word)),
                    remove: before.filter((word) => !words.includes(word)),
                  })
                }}
              />
            </Field>
          ))}
        </Section>
        <Section title={t('protection.title')}>
          <Protection />
        </Section>
        <div ref={health} className={styles['place']}>
          <Section title={t('settings.health')}>
            <LibraryHealth />
          </Section>
        </div>
        <RecentLibraries />
      </div>
    </Page>
  )
}

// A language is offered by the name its own speakers give it.
const ownNames = { en: 'English', fr: 'Français', es: 'Español' } as const

function Field({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles['field']}>
      <span className={styles['fieldName']}>{name}</span>
      <div>{children}</div>
      {hint && <p className={styles['hint']}>{hint}</p>}
    </div>
  )
}
