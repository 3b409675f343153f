import type { Language } from '../languages.ts'

/** What the audiences are called that every pack begins with. */
export const audienceNames: Record<Language, Record<'members' | 'observers' | 'press', string>> = {
  en: { members: 'Members', observers: 'Observers', press: 'Press' },
  fr: { members: 'Membres', observers: 'Observateurs', press: 'Presse' },
  es: { members: 'Miembros', observers: 'Observadores', press: 'Prensa' },
  ru: { members: 'Члены', observers: 'Наблюдатели', press: 'Пресса' },
  ar: { members: 'الأعضاء', observers: 'المراقبون', press: 'الصحافة' },
  zh: { members: '成员', observers: '观察员', press: '新闻界' },
}
