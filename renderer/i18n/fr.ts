import { fr as actions } from '../features/actions/messages/fr.ts'
import { fr as app } from './app/fr.ts'
import { fr as attachments } from '../features/attachments/messages/fr.ts'
import { fr as bin } from '../features/bin/messages/fr.ts'
import { fr as bundles } from '../features/bundles/messages/fr.ts'
import { fr as documents } from '../features/documents/messages/fr.ts'
import { fr as editor } from '../editor/messages/fr.ts'
import { fr as errors } from './errors/fr.ts'
import { fr as history } from '../features/history/messages/fr.ts'
import { fr as home } from '../features/home/messages/fr.ts'
import { fr as mechanisms } from '../features/mechanisms/messages/fr.ts'
import { fr as meetings } from '../features/meetings/messages/fr.ts'
import { fr as packs } from '../features/packs/messages/fr.ts'
import { fr as people } from '../features/people/messages/fr.ts'
import { fr as protection } from '../features/protection/messages/fr.ts'
import { fr as publishing } from '../features/publishing/messages/fr.ts'
import { fr as publications } from '../features/publications/messages/fr.ts'
import { fr as records } from '../features/records/messages/fr.ts'
import { fr as redaction } from '../features/redaction/messages/fr.ts'
import { fr as search } from '../features/search/messages/fr.ts'
import { fr as settings } from '../features/settings/messages/fr.ts'
import { fr as themes } from '../features/themes/messages/fr.ts'
import { fr as ui } from './ui/fr.ts'
import { fr as vocabulary } from './vocabulary/fr.ts'

export const fr = {
  ...ui,
  ...vocabulary,
  ...app,
  ...errors,
  ...editor,
  ...actions,
  ...attachments,
  ...bin,
  ...bundles,
  ...documents,
  ...history,
  ...home,
  ...mechanisms,
  ...meetings,
  ...packs,
  ...people,
  ...protection,
  ...publishing,
  ...publications,
  ...records,
  ...redaction,
  ...search,
  ...settings,
  ...themes,
}
