import { BookmarkCheck, BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { MenuButton } from '../../ui/overlay/MenuButton.tsx'
import { NameDialog } from '../../ui/overlay/NameDialog.tsx'
import type { SearchFilters } from './search-filters.ts'
import { useSavedSearches } from './use-saved-searches.ts'

/** Keeps the search that is shown under a name; one that is kept already can be renamed and deleted. */
export function SaveSearch({ text, filters }: { text: string; filters: SearchFilters }) {
  const t = useT()
  const saved = useSavedSearches()
  const [isNaming, setNaming] = useState(false)
  const kept = saved.find({ text, filters })
  const handleName = (name: string) => {
    if (kept) saved.rename(kept.id, name)
    else saved.save(name, { text, filters })
    setNaming(false)
  }
  return (
    <>
      {kept ? (
        <MenuButton
          label={t('search.saved.as', { name: kept.name })}
          icon={<BookmarkCheck size={15} />}
          items={[
            { id: 'rename', label: t('search.saved.rename'), onAction: () => setNaming(true) },
            {
              id: 'delete',
              label: t('search.saved.delete'),
              isDanger: true,
              onAction: () => saved.remove(kept.id),
            },
          ]}
        />
      ) : (
        <Button icon={<BookmarkPlus size={15} />} isDisabled={saved.isFull} onPress={() => setNaming(true)}>
          {t('search.saved.save')}
        </Button>
      )}
      {isNaming && (
        <NameDialog
          title={t(kept ? 'search.saved.rename' : 'search.saved.save')}
          label={t('search.saved.name')}
          hint={t('search.saved.hint')}
          action={t('ui.save')}
          maxLength={100}
          name={kept?.name ?? text.slice(0, 100)}
          onName={handleName}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  )
}
