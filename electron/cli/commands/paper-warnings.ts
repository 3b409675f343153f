import type { PaperNote } from '../../../shared/contract/packs.ts'

/** What each note on a paper comes to, after its title and a colon. */
export const paperWarnings: Record<PaperNote, string> = {
  repaired: 'the file was damaged and was put right as far as it goes; look at its pages',
  'pages-missing': 'it counts pages that it does not have; empty ones stand for them',
  'looks-different': 'some of its pages are not drawn as before; look at them',
  'restrictions-removed': 'it was encrypted; its restrictions do not hold for the pack',
  'scripts-removed': 'actions that would run or open something were taken out',
  'files-removed': 'files within it were left out',
  'signatures-removed': 'its signatures do not hold for the pack and were taken out',
  'parts-unreadable': 'parts of it could not be read and were left out',
  form: 'it has form fields, which can still be filled in',
  'dynamic-form': 'only the present look of its form was kept',
  'hidden-layers': 'it has hidden layers, which stay hidden',
  'no-text': 'it has no text that could be searched or read out',
  'language-unknown': 'it does not say which language it is in',
  'no-margin': 'it has no free margin; the stamp stands on a ground of its own',
  'made-smaller': 'its pages were drawn smaller, so that the stamp has a margin',
  'images-reduced': 'its pictures were made coarser, as was asked',
}
