import { es as actions } from '../features/actions/messages/es.ts'
import { es as app } from './app/es.ts'
import { es as attachments } from '../features/attachments/messages/es.ts'
import { es as bin } from '../features/bin/messages/es.ts'
import { es as bundles } from '../features/bundles/messages/es.ts'
import { es as documents } from '../features/documents/messages/es.ts'
import { es as editor } from '../editor/messages/es.ts'
import { es as errors } from './errors/es.ts'
import { es as history } from '../features/history/messages/es.ts'
import { es as home } from '../features/home/messages/es.ts'
import { es as mechanisms } from '../features/mechanisms/messages/es.ts'
import { es as meetings } from '../features/meetings/messages/es.ts'
import { es as packs } from '../features/packs/messages/es.ts'
import { es as people } from '../features/people/messages/es.ts'
import { es as protection } from '../features/protection/messages/es.ts'
import { es as publishing } from '../features/publishing/messages/es.ts'
import { es as publications } from '../features/publications/messages/es.ts'
import { es as records } from '../features/records/messages/es.ts'
import { es as redaction } from '../features/redaction/messages/es.ts'
import { es as search } from '../features/search/messages/es.ts'
import { es as settings } from '../features/settings/messages/es.ts'
import { es as themes } from '../features/themes/messages/es.ts'
import { es as ui } from './ui/es.ts'
import { es as vocabulary } from './vocabulary/es.ts'

export const es = {
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
