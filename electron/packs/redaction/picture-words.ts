import type { Language } from '../../../shared/model/languages.ts'

/** What a reader is told who cannot see a page that is a picture. */
export const pictureWords: Record<Language, string> = {
  en: 'Page shown as a picture; parts of it were redacted',
  fr: 'Page reproduite sous forme d’image ; des parties en ont été occultées',
  es: 'Página reproducida como imagen; se han suprimido partes de ella',
  ru: 'Страница показана как изображение; часть её скрыта',
  ar: 'صفحة معروضة كصورة؛ وقد حُجبت أجزاء منها',
  zh: '本页以图像显示；部分内容已遮盖',
}
