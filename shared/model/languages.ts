import { z } from 'zod'

/** The six languages of the United Nations, as BCP 47 tags. */
export const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** Languages the interface speaks. */
export const interfaceLanguages = ['en', 'fr', 'es'] as const
export const interfaceLanguage = z.enum(interfaceLanguages)
export type InterfaceLanguage = z.infer<typeof interfaceLanguage>

/** A name as it reads in one language. */
export const localName = z.strictObject({ language, text: z.string().min(1).max(500) })
export type LocalName = z.infer<typeof localName>

/** Base direction of text in a language. */
export function directionOf(tag: Language): 'ltr' | 'rtl' {
  return tag === 'ar' ? 'rtl' : 'ltr'
}
