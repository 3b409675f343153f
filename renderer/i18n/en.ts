import { en as actions } from '../features/actions/messages/en.ts'
import { en as app } from './app/en.ts'
import { en as attachments } from '../features/attachments/messages/en.ts'
import { en as bin } from '../features/bin/messages/en.ts'
import { en as bundles } from '../features/bundles/messages/en.ts'
import { en as documents } from '../features/documents/messages/en.ts'
import { en as editor } from '../editor/messages/en.ts'
import { en as errors } from './errors/en.ts'
import { en as history } from '../features/history/messages/en.ts'
import { en as home } from '../features/home/messages/en.ts'
import { en as mechanisms } from '../features/mechanisms/messages/en.ts'
import { en as meetings } from '../features/meetings/messages/en.ts'
import { en as packs } from '../features/packs/messages/en.ts'
import { en as people } from '../features/people/messages/en.ts'
import { en as protection } from '../features/protection/messages/en.ts'
import { en as publishing } from '../features/publishing/messages/en.ts'
import { en as publications } from '../features/publications/messages/en.ts'
import { en as records } from '../features/records/messages/en.ts'
import { en as redaction } from '../features/redaction/messages/en.ts'
import { en as search } from '../features/search/messages/en.ts'
import { en as settings } from '../features/settings/messages/en.ts'
import { en as themes } from '../features/themes/messages/en.ts'
import { en as ui } from './ui/en.ts'
import { en as vocabulary } from './vocabulary/en.ts'

export const en = {
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
