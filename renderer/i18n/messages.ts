import type { InterfaceLanguage } from '../../shared/model/languages.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

export type MessageKey = keyof typeof en

/** Every sentence of the page in every language it speaks; all are loaded, so that switching needs no wait. */
export const messages: Record<InterfaceLanguage, Record<MessageKey, string>> = { en, fr, es }
